"""Plain data of the evaluated program: texts, containers, the functions that work on them."""
