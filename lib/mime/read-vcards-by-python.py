"""Reads vCards with vobject, writes them again and prints both readings as JSON. Used by vcard-libraries.test.ts."""
import json
import sys

import vobject


def plain(value):
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode('latin-1')
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return [plain(one) for one in vars(value).values()] if hasattr(value, '__dict__') else str(value)


def card(one):
    """Its lines in an order of their own: vobject writes them by name."""
    lines = [
        {
            'group': (line.group or '').lower(),
            'name': line.name.upper(),
            'types': sorted(text.lower() for text in line.params.get('TYPE', [])),
            'value': plain(line.value),
        }
        for line in one.getChildren()
    ]
    return sorted(lines, key=json.dumps)


text = sys.stdin.buffer.read().decode()
cards = list(vobject.readComponents(text))
written = ''.join(one.serialize(validate=False) for one in cards)
json.dump({'read': [card(one) for one in cards], 'again': [card(one) for one in vobject.readComponents(written)], 'written': written}, sys.stdout)
