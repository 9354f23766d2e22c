proof - --date soon --facts asked
