show tea --unit usd --facts asked
