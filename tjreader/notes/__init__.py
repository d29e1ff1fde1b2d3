"""What is written on a text: anchors, annotations, changes. May import `text`."""
