"""Approvals: chains chosen by rule, who is asked in which order, answers, delegates; one mechanism for any subject.

``choosing`` finds the chain and its people, ``course`` says in plain Python where an approval stands and who may answer, the use cases
write, and ``keeping`` re-opens what changed after it was approved, whatever command changed it.
"""
