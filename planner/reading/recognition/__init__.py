"""Letters of scans and photographs, recognised by a tesseract that is installed on the machine."""
