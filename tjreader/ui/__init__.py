"""What one sees: Qt. Talks to `app`; knows no database, no jieba, no file format."""
