"""The first start: three questions at most (where, who, what inside), each with an answer already in it."""
