"""What is known of the language: tokens, readings, pinyin, the dictionary.

May import `text`. jieba, pypinyin and the dictionary file live here and only here.
"""
