"""One module for each file format: bytes in, text out. `document` alone chooses among them."""
