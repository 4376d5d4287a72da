"""French: the words that open its clauses."""

from archive.parser.languages.language import Form, Phrasing, conjugated, one_of

# Verbs that open clauses, as infinitives.
VERBS = """
accepter accorder accueillir adhérer admettre admirer adopter adresser affirmer ajouter alerter annoncer
appeler applaudir apporter apprécier approuver appuyer assurer attacher attendre attirer autoriser avertir
avoir charger chercher choisir commémorer compter conclure condamner confier confirmer conseiller considérer
constater continuer convaincre convenir convier convoquer craindre créer croire décider déclarer décourager
défendre définir déléguer demander demeurer dénoncer déplorer désapprouver désigner désirer déterminer dire
discuter donner douter élaborer élire émettre encourager engager enjoindre entendre entériner envisager
espérer estimer établir étudier être évoquer examiner exclure exhorter exiger exprimer faciliter faire
favoriser féliciter fixer former formuler garantir garder guider habiliter imposer implorer indiquer
informer inquiéter insister instaurer instituer intensifier interdire introduire inviter juger lancer louer
maintenir mandater manifester marquer menacer mentionner mesurer mettre modifier montrer motiver nommer noter
noter observer obtenir offrir ordonner organiser partager penser permettre persuader plaider porter
poursuivre préciser préconiser préférer prendre préoccuper présenter prévoir prier proclamer
prolonger
promettre promouvoir proposer proscrire protéger protester publier rappeler ratifier réaffirmer recevoir
recommander reconduire reconfirmer reconnaître rectifier redire redouter réfuter regretter réitérer rejeter
réjouir relever remarquer remercier remettre rendre renforcer renouveler répéter répondre reprendre
repousser requérir réprouver respecter rester résoudre réunir saisir saluer savoir sensibiliser solliciter
souhaiter souligner soumettre souscrire soutenir souvenir suggérer suivre supplier tenir transmettre
trouver utiliser valoriser veiller viser vouloir
""".split()

# Endings of the infinitive → of "(elle) …", the gerund and the past participle; the first that fits counts.
ENDINGS = (
    ("appeler", "appelle", "appelant", "appelé"), ("uveler", "uvelle", "uvelant", "uvelé"),
    ("jeter", "jette", "jetant", "jeté"), ("lever", "lève", "levant", "levé"),
    ("érer", "ère", "érant", "éré"), ("éder", "ède", "édant", "édé"), ("éter", "ète", "étant", "été"),
    ("éguer", "ègue", "éguant", "égué"), ("éger", "ège", "égeant", "égé"),
    ("ger", "ge", "geant", "gé"), ("cer", "ce", "çant", "cé"), ("uyer", "uie", "uyant", "uyé"),
    ("er", "e", "ant", "é"),
    ("tenir", "tient", "tenant", "tenu"), ("venir", "vient", "venant", "venu"),
    ("courir", "court", "courant", "couru"), ("cueillir", "cueille", "cueillant", "cueilli"),
    ("ffrir", "ffre", "ffrant", "ffert"), ("cevoir", "çoit", "cevant", "çu"),
    ("ouvoir", "eut", "ouvant", "u"), ("quérir", "quiert", "quérant", "quis"),
    ("ir", "it", "issant", "i"),
    ("prendre", "prend", "prenant", "pris"), ("joindre", "joint", "joignant", "joint"),
    ("raindre", "raint", "raignant", "raint"), ("endre", "end", "endant", "endu"),
    ("ondre", "ond", "ondant", "ondu"), ("mettre", "met", "mettant", "mis"),
    ("naître", "naît", "naissant", "nu"), ("duire", "duit", "duisant", "duit"),
    ("crire", "crit", "crivant", "crit"), ("vaincre", "vainc", "vainquant", "vaincu"),
    ("suivre", "suit", "suivant", "suivi"), ("clure", "clut", "cluant", "clu"),
    ("soudre", "sout", "solvant", "solu"), ("dire", "dit", "disant", "dit"),
    ("croire", "croit", "croyant", "cru"), ("élire", "élit", "élisant", "élu"),
)  # fmt: skip

# Forms that no rule gives, to their lemma.
FINITE = {
    "a": "avoir", "est": "être", "fait": "faire", "sait": "savoir", "veut": "vouloir", "prévoit": "prévoir",
    "requiert": "requérir", "reconnait": "reconnaître", "s’inquiète": "s’inquiéter",
}  # fmt: skip
PARTICIPLES = {
    "agissant": "agir", "ayant": "avoir", "étant": "être", "faisant": "faire", "sachant": "savoir", "voulant": "vouloir",
    "prévoyant": "prévoir", "vu": "vu", "vue": "vu", "vus": "vu", "vues": "vu", "ému": "émouvoir",
}  # fmt: skip

# Heads that are adjectives, in their four forms; their verb is the first of them.
ADJECTIVES = {
    **{stem: (stem, f"{stem}e", f"{stem}s", f"{stem}es") for stem in """
alarmé animé attaché attristé certain choqué confiant conscient consterné convaincu déçu désolé déterminé
effrayé ému encouragé fort horrifié indigné informé inspiré mû opposé peiné prêt profond
reconnaissant résolu révolté saisi scandalisé soucieu touché troublé
    """.split()},
    "inquiet": ("inquiet", "inquiète", "inquiets", "inquiètes"),
    "désireux": ("désireux", "désireuse", "désireuses"),
    "soucieux": ("soucieux", "soucieuse", "soucieuses"),
    "respectueux": ("respectueux", "respectueuse", "respectueuses"),
    "fier": ("fier", "fière", "fiers", "fières"),
    "attentif": ("attentif", "attentive", "attentifs", "attentives"),
    "favorable": ("favorable", "favorables"),
    "solidaire": ("solidaire", "solidaires"),
}  # fmt: skip

# Words that may stand before a head; any word in "-ment" may too.
ADVERBS = """
ainsi aussi bien de donc dûment également encore enfin fort hautement plus pleinement toujours tout très
vivement
""".split()

# Words between or behind the head and what it takes along.
_ADVERB = (
    r"(?:également|en outre|de plus|de nouveau|à nouveau|une fois (?:de plus|encore)|encore|toujours|aussi|"
    r"de même|d’urgence|(?:en|plus) particulier|par ailleurs|tout|très|fort|dûment|avec force|"
    r"avec insistance|avec fermeté|avec vigueur|au plus haut point|dans les termes les plus \w+|"
    r"(?!comment|moment)[\wé]+ment)"
)
_QUALITIES = r"(?:(?!que|de|des|le|la|les)[\wé]+ (?:et )?){0,3}?"
# Feelings: "avec une vive préoccupation", "exprime sa profonde gratitude".
FEELINGS = (
    "alarme", "anxiété", "appréciation", "colère", "consternation", "déception", "émotion", "fierté",
    "gratitude", "horreur", "indignation", "inquiétude", "inquiétudes", "intérêt", "plaisir", "préoccupation",
    "préoccupations", "reconnaissance", "regret", "regrets", "satisfaction", "tristesse",
)  # fmt: skip
# Nouns after "son", "sa" or "ses".
POSSESSED = (
    *FEELINGS, "accord", "adhésion", "admiration", "appel", "appui", "attachement", "condamnation",
    "condoléances", "confiance", "conviction", "demande", "désapprobation", "désir", "détermination",
    "engagement", "espoir", "intention", "invitation", "opposition", "remerciements", "respect", "solidarité",
    "souhait", "soutien", "sympathie", "volonté", "vœu", "vœux",
)  # fmt: skip
_END = r"(?![\w’-])"
_STATE = one_of([form for forms in ADJECTIVES.values() for form in forms] + [
    f"{stem}{end}" for stem in ("préoccupé", "guidé", "persuadé", "satisfait") for end in ("", "e", "s", "es")
])  # fmt: skip
_STATES = rf"(?: {_ADVERB})* {_STATE}(?: et (?:{_ADVERB} )*{_STATE})?{_END}"

OBJECTS = {
    "avoir": " (?:présente?s? )?à (?:l’esprit|cœur)| conscience",
    "garder": " (?:présente?s? )?à l’esprit",
    "tenir": " (?:dûment )?compte",
    "prendre": " (?:bonne |dûment )?(?:note|acte|connaissance)| en (?:considération|compte)",
    "rendre": " (?:un (?:vibrant )?)?hommage| grâce",
    "appeler": " (?:(?:tout )?particulièrement )?l’attention",
    "attirer": " (?:(?:tout )?particulièrement )?l’attention",
    "lancer": " un (?:nouvel |vibrant )?appel",
    "donner": " acte",
    "mettre": " l’accent| en (?:avant|garde|évidence|lumière)",
    "exprimer": rf" (?:les? plus |l’|la |une? )?{_QUALITIES}{one_of(POSSESSED)}{_END}",
    "faire": rf" part de s(?:on|a|es) {_QUALITIES}{one_of(POSSESSED)}{_END}"
    "| (?:valoir|observer|remarquer|état|appel)| siens?| siennes?",
    "savoir": " gré",
    "être": " d’avis",
    "demeurer": _STATES,
    "rester": _STATES,
    "se déclarer": _STATES,
    "se dire": _STATES,
    "se montrer": _STATES,
}


def _reflexive(lemma: str) -> str:
    return f"s’{lemma}" if lemma[0] in "aeéiou" else f"se {lemma}"


def _forms() -> dict[str, tuple[str, Form]]:
    forms = conjugated(VERBS, ENDINGS, numbers_and_genders=("", "e", "s", "es"))
    forms |= {form: (lemma, Form.FINITE) for form, lemma in FINITE.items()}
    forms |= {form: (lemma, Form.PARTICIPLE) for form, lemma in PARTICIPLES.items()}
    return forms | {
        form: (lemma, Form.PARTICIPLE) for lemma, inflected in ADJECTIVES.items() for form in inflected
    }


FRENCH_PHRASING = Phrasing(
    forms=_forms(),
    adverbs=frozenset(ADVERBS),
    adverb_ending="ment",
    conjunctions=("et",),
    auxiliaries=frozenset({"être", "avoir"}),
    sparing=frozenset({"affirmer", "réaffirmer", "confirmer"}),
    possessives=("son", "sa", "ses", "leur", "leurs"),
    needy=frozenset("avoir être exprimer faire garder lancer mettre prendre rendre tenir".split()),
    behind=(
        rf" {_ADVERB}{_END}",
        rf",? avec (?:beaucoup d’|une? |la |le )?{_QUALITIES}{one_of(FEELINGS)}{_END}",
        rf" (?:s(?:on|a|es)|leurs?|nos|notre) {_QUALITIES}{one_of(POSSESSED)}{_END}",
    ),
    objects=OBJECTS,
    pronouns=("se", "s’"),
    reflexive=_reflexive,
    endings=(("ant", Form.PARTICIPLE),),
    lemmas=(("ant", "er"),),
)
