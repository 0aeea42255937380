"""Language, the ground floor: words and their places, normal forms, names, numbers, marks, sentences, and the lists behind them."""
