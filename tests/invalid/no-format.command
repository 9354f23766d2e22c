show --facts asked -o facts.doc
