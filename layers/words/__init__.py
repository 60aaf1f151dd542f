"""The words of the closed vocabularies, in Dutch and English, as app, tables and assistants show them."""
