"""Words are facts too: what a record says in words, held against the lines it cites. `seeds/words.py` is the door."""
