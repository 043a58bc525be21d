"""Slack's many emoji as our six signs."""

import re

SIGNS = {
    "love": "heart hearts purple_heart blue_heart green_heart yellow_heart orange_heart black_heart white_heart heartbeat two_hearts "
    "sparkling_heart growing_heart heartpulse revolving_hearts heart_hands heart_eyes heavy_heart_exclamation_mark_ornament "
    "heavy_heart_exclamation hugging_face hugs smiling_face_with_3_hearts smiling_face_with_three_hearts kissing_heart",
    "celebrate": "tada partyr raised_hands partying_face confetti_ball clap clapping yay rocket sparkles star star2 star-struck beers "
    "champagne trophy medal first_place_medal muscle fire 100 dancer dancers party_parrot parrot balloon birthday sports_medal",
    "insightful": "bulb brain exploding_head dart nerd_face mag microscope mortar_board point_up gem owl chart_with_upwards_trend",
    "thanks": "pray thank-you thankyou thank_you thanks ty bow woman-bowing man-bowing person_bowing bouquet handshake saluting_face",
    "curious": "eyes thinking_face thinking question grey_question face_with_monocle face_with_raised_eyebrow raised_eyebrow "
    "face_with_peeking_eye hushed open_mouth",
}
_SIGN_OF = {name: sign for sign, names in SIGNS.items() for name in names.split()}


def sign_of(emoji: str) -> str:
    """One of the six for an emoji of whatever skin; what none of them says better is a like."""
    return _SIGN_OF.get(re.sub(r"::skin-tone-\d", "", emoji), "like")
