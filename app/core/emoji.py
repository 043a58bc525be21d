"""Short names of the commonest emoji, as people type them: `:tada:` is written, the sign is shown."""

import re

SHORTCODE = re.compile(r"(?<![\w:]):([a-z0-9+-][a-z0-9_+-]{0,30}):(?![\w:])")
_NAMED = """
smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 sweat_smile 😅 joy 😂 rofl 🤣 slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉
blush 😊 innocent 😇 heart_eyes 😍 star_struck 🤩 kissing_heart 😘 yum 😋 stuck_out_tongue 😛 zany_face 🤪 hugs 🤗 thinking 🤔
zipper_mouth_face 🤐 raised_eyebrow 🤨 neutral_face 😐 expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 roll_eyes 🙄 grimacing 😬
relieved 😌 pensive 😔 sleepy 😪 sleeping 😴 mask 😷 thermometer_face 🤒 sneezing_face 🤧 hot_face 🥵 cold_face 🥶 dizzy_face 😵
exploding_head 🤯 cowboy_hat_face 🤠 partying_face 🥳 sunglasses 😎 nerd_face 🤓 monocle_face 🧐 confused 😕 worried 😟
slightly_frowning_face 🙁 open_mouth 😮 hushed 😯 astonished 😲 flushed 😳 pleading_face 🥺 fearful 😨 cold_sweat 😰 cry 😢 sob 😭
scream 😱 disappointed 😞 sweat 😓 weary 😩 tired_face 😫 yawning_face 🥱 triumph 😤 rage 😡 angry 😠 skull 💀 ghost 👻 alien 👽
robot 🤖 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 wave 👋 raised_hand ✋ ok_hand 👌 pinching_hand 🤏 v ✌️ crossed_fingers 🤞
metal 🤘 call_me_hand 🤙 point_left 👈 point_right 👉 point_up ☝️ point_down 👇 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 fist ✊ punch 👊
clap 👏 raised_hands 🙌 open_hands 👐 handshake 🤝 pray 🙏 writing_hand ✍️ muscle 💪 ear 👂 eyes 👀 eye 👁️ brain 🧠 baby 👶 person 🧑
shrug 🤷 facepalm 🤦 bow 🙇 raising_hand 🙋 walking 🚶 running 🏃 dancer 💃 people_holding_hands 🧑‍🤝‍🧑 family 👪 footprints 👣
heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 white_heart 🤍 broken_heart 💔
two_hearts 💕 sparkling_heart 💖 100 💯 boom 💥 dizzy 💫 sweat_drops 💦 dash 💨 speech_balloon 💬 thought_balloon 💭 zzz 💤 dog 🐶 cat 🐱
mouse 🐭 rabbit 🐰 fox_face 🦊 bear 🐻 panda_face 🐼 tiger 🐯 lion 🦁 cow 🐮 pig 🐷 frog 🐸 monkey 🐒 chicken 🐔 penguin 🐧 bird 🐦 owl 🦉
bee 🐝 bug 🐛 butterfly 🦋 snail 🐌 turtle 🐢 snake 🐍 octopus 🐙 fish 🐟 whale 🐳 horse 🐴 unicorn 🦄 bouquet 💐 cherry_blossom 🌸 rose 🌹
sunflower 🌻 seedling 🌱 evergreen_tree 🌲 deciduous_tree 🌳 cactus 🌵 herb 🌿 four_leaf_clover 🍀 maple_leaf 🍁 mushroom 🍄 apple 🍎
lemon 🍋 banana 🍌 strawberry 🍓 tomato 🍅 carrot 🥕 bread 🍞 cheese 🧀 egg 🥚 pizza 🍕 hamburger 🍔 salad 🥗 soup 🍲 ice_cream 🍨 cookie 🍪
birthday 🎂 cake 🍰 coffee ☕ tea 🍵 beer 🍺 beers 🍻 wine_glass 🍷 champagne 🍾 fork_and_knife 🍴 globe 🌍 world_map 🗺️ mountain ⛰️ house 🏠
office 🏢 factory 🏭 school 🏫 hospital 🏥 car 🚗 bus 🚌 train 🚆 bike 🚲 bicycle 🚲 airplane ✈️ rocket 🚀 ship 🚢 anchor ⚓ construction 🚧
hourglass ⏳ watch ⌚ alarm_clock ⏰ sunny ☀️ cloud ☁️ rainbow 🌈 umbrella ☔
snowflake ❄️ snowman ⛄ zap ⚡ fire 🔥 star ⭐ star2 🌟 sparkles ✨
moon 🌙 tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 first_place 🥇 soccer ⚽ basketball 🏀 dart 🎯 game_die 🎲 art 🎨
musical_note 🎵 guitar 🎸 microphone 🎤 headphones 🎧 movie_camera 🎥 camera 📷 tv 📺 phone 📱 telephone ☎️ computer 💻 keyboard ⌨️
printer 🖨️ battery 🔋 bulb 💡 flashlight 🔦 candle 🕯️ book 📖 books 📚 newspaper 📰 bookmark 🔖 label 🏷️ moneybag 💰 credit_card 💳
envelope ✉️ email 📧 inbox_tray 📥 outbox_tray 📤 package 📦 mailbox 📫 pencil ✏️ pencil2 ✏️ memo 📝 briefcase 💼 file_folder 📁 calendar 📅
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 pushpin 📌 round_pushpin 📍 paperclip 📎 scissors ✂️
lock 🔒 unlock 🔓 key 🔑 hammer 🔨 wrench 🔧 nut_and_bolt 🔩 gear ⚙️ toolbox 🧰 magnet 🧲 link 🔗 test_tube 🧪 microscope 🔬 telescope 🔭
pill 💊 broom 🧹 bell 🔔 no_bell 🔕 loudspeaker 📢 mega 📣 mag 🔍 warning ⚠️ no_entry ⛔ stop_sign 🛑 recycle ♻️ white_check_mark ✅
heavy_check_mark ✔️ x ❌ question ❓ exclamation ❗ information_source ℹ️ heavy_plus_sign ➕ arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️
arrow_right ➡️ new 🆕 ok 🆗 sos 🆘 red_circle 🔴 green_circle 🟢 blue_circle 🔵 yellow_circle 🟡 checkered_flag 🏁 triangular_flag_on_post 🚩
""".split()
EMOJI = dict(zip(_NAMED[::2], _NAMED[1::2], strict=True))


def with_emoji(text: str) -> str:
    """`text` with every known `:name:` shown as its sign."""
    return SHORTCODE.sub(lambda found: EMOJI.get(found[1], found[0]), text)
