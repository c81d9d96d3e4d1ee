"""An article's kept blocks and metadata → text, one format a module.

`pieces` joins the lines of one paragraph; `text` and `markdown` write pieces, `inline` writes the Markdown
inside a paragraph, `front_matter` the YAML above it.
"""
