"""Windows beside the page: keys, errata explained, About. None of them stops the program."""
