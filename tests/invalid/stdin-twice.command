check - --against -
