"""A base in other forms, for people and programs that go on from there."""
