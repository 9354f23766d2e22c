proof paper.pdf --facts asked
