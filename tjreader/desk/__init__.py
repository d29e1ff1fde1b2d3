"""What a translator decides: terms, rulings at single places, translations of sentences."""
