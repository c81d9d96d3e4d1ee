"""Cut a page into blocks: one front door for markup, one for bare text, the same `Page` behind both."""
