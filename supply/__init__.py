"""What a server is made of by others: listed, its licences checked, its known weaknesses asked for."""
