proof broken.docx --facts asked
