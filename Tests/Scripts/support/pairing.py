"""Pairs two folders by command, for what is about something else than pairing."""

import re

from support.program import homeround


def words_of(text):
    """The six words of a card, as `homeround pair` prints them."""
    return re.search(r"Your words: (.*)", text).group(1)


def pair(home, practice, files, names):
    """Each takes the other's card, with the six words that the other side would read out.

    `files` is where the cards go; `names` are the organisations, the home's first.
    Returns (the two cards, the two sides' words), the home's first.
    """
    cards = files / "home-card.txt", files / "practice-card.txt"
    words = []
    for side, folder, card, name in zip(("home", "practice"), (home, practice), cards, names):
        said = homeround(
            "pair", "--folder", folder, "--organisation", name, "--side", side, "--own", card).text
        words.append(words_of(said))
    homeround("pair", "--folder", home, cards[1], "--words", words[1])
    homeround("pair", "--folder", practice, cards[0], "--words", words[0])
    return cards, words
