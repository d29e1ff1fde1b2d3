"""What is read: texts, their structure, their errata and the form on the page.

The lowest room. It imports nothing of the program. Every position in it is a
code point of the printed text (see `tjreader.text.span.Span`).
"""
