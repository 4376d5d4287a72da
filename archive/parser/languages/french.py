"""French: the words of its clauses, and those that documents are set with."""

from archive.parser.languages.language import Form, Language, Layout, Phrasing, Voting, conjugated, one_of

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
    "ayant": "avoir", "étant": "être", "faisant": "faire", "sachant": "savoir", "voulant": "vouloir",
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


MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip

# Nouns of which at least one stands in the name of a body.
ORGAN_NOUNS = """
agence assemblée association autorité banque bureau cabinet centre chambre comité commission communauté
conférence congrès conseil corporation cour délégation fédération fonds forum groupe
haut-commissariat institut ligue mission nations organe organisation parlement parties
plateforme programme réunion secrétariat sénat sommet sous-comité sous-commission tribunal union unesco unicef
états
""".split()

# A name of a body: its noun with a capital, and what follows it in the line, which is no sentence.
_NOUN = "|".join(form for noun in ORGAN_NOUNS for form in (noun.capitalize(), noun.upper()))
_BODY = (
    rf"(?=(?:[^\s;:.]+ )?(?:[^\s;:.]+ )?(?:{_NOUN})\b)(?!.*\b(?:qu[ei]|est|sont|a|ont|par la présente)\b)"
    r"(?:[^,;:.]|, (?=l[ae]s? |l[’']|et )){3,160}?"
)
_ARTICLE = r"(?:L[’']|L[ae] |Les )"

LAYOUT = Layout(
    months=MONTHS,
    day_endings=("er",),
    date_dashes=("au", "et"),
    distributions={
        "générale": "General",
        "general": "General",
        "limitée": "Limited",
        "restreinte": "Restricted",
    },
    language_names={
        "anglais": "English",
        "arabe": "Arabic",
        "chinois": "Chinese",
        "espagnol": "Spanish",
        "français": "French",
        "russe": "Russian",
    },
    organ_nouns=tuple(ORGAN_NOUNS),
    # "L’Assemblée générale,", "Le Conseil de sécurité :"
    opening=rf"(?P<name>{_ARTICLE}(?P<body>{_BODY}))(?:,|\s?:|,?\s+par la présente\s?[,:]?)[*_]*",
    bare_opening=rf"(?P<name>{_ARTICLE}(?P<body>{_BODY}))",
    united_nations="Nations Unies|Organisation des Nations Unies",
    organs=(
        "Assemblée générale",
        "Conseil de sécurité",
        "Conseil économique et social",
        "Conseil des droits de l’homme",
    ),
    # "Soixante-quinzième session", "Quarante et unième session", "12e session", "Session de 2021"
    session=r"(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:-[a-zà-ÿ]+)*(?: et [a-zà-ÿ]+)?|\d+(?:re|e|ème)) "
    r"(?i:session)\b.*|(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:-[a-zà-ÿ]+)*|\d+(?:re|e|ème)) réunion(?: [–-] .*)?|"
    r"(?:Session (?:de|d’|ordinaire|extraordinaire)|Reprise de la [a-zà-ÿ-]+ session)\b.*",
    session_within=r"(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:-[a-zà-ÿ]+)*i(?:ème|ère)|\d+e) (?:session|réunion)",
    # "Point 6 a) de l’ordre du jour", "Points 13 et 14", "Point 3 de l’ordre du jour provisoire*"
    agenda_item=r"[Pp]oints?\s+(?P<number>\d+(?:\.\d+)*(?:\s*\(?[a-z]+\))*(?:(?:,| et| à)\s*\d+(?:\s*\(?[a-z]+\))*)*)"
    r"(?:\s+de (?:l[’']ordre du jour|la liste)(?: provisoire| préliminaire)?)?",
    # "Albanie, Italie et Japon : projet de résolution révisé"
    sponsors=r"(?P<sponsors>.+?)\s?:\s*\*{0,3}\s*projet de (?:résolution|décision)(?: (?P<revised>révisée?))?\b.*",
    sponsors_end=r":\W{0,12}projet de (?:résolution|décision)(?: révisée?)?",
    draft=r"projet de résolution(?: (?P<revised>révisé))?\b",
    # "Résolution adoptée par l’Assemblée générale le 2 décembre 2020"
    adopted=r"(?:^|\b(?:résolutions?|décisions?) )adoptées? par (?:l[’']|la |le |les )(?P<organ>[^\W\d_][^\d,]+?)"
    r"(?:,? (?:le|à sa|lors|en) .*)?",
    resolution="Résolution|Décision",
    report=r"sur (?:la base du|le) rapport|sur (?:la )?recommandation|sans renvoi à",
    resolution_word=r"(?:(?:Avant-)?Projet de )?résolutions?(?: (?:finale|adoptée))?|Document de travail",
    # "Commission", "Thème", "Coauteurs", "Point 2"
    fields={
        "code": r"(?:Projet de )?(?:résolution|document de travail)(?: (?:n[°o]\.?|numéro|code))?|Code|Cote",
        "committee": r"(?:Nom (?:du|de la) )?(?:Comité|Commission|Conseil|Organe|Assemblée|Forum)",
        "topic": r"(?:Thème|Sujet|Problématique|Objet|Point(?: de l[’']ordre du jour)?|Ordre du jour)"
        r"(?: (?:[A-Z]|\d{1,2}|[IVX]{1,4}))?|Question(?: (?:de|à l[’']ordre du jour))?",
        "title": "Titre|Intitulé",
        "sponsors": r"(?:Co-?|Pays |États |Principaux |Délégations )?(?:Auteurs?|Parrains?|Rédacteurs?|Porteurs?|Proposants?|"
        r"Soumissionnaires?|Sponsors?)(?: principaux)?|(?:Présent|Propos|Parrain|Rédig|Dépos)ée? par|Soumise? par",
        "signatories": r"(?:Pays |États )?(?:Co-?)?Signataires?|Signée? par|Soutenue? par|Appuyée? par",
        "result": r"(?:Résultats?|Décompte)(?: du vote| du scrutin)?|Issue du (?:vote|scrutin)|Votes?|Statut",
        "other": "Date|Session|Établissement|École|Lycée|Conférence|Président(?:e|s|es)?|Présidence",
    },
    inner_fields=r"Code|Cote|Comité|Commission|Conseil|Thème|Sujet|(?:Co-?|Pays )?(?:Auteurs?|Parrains?)|Signataires",
    main_committee=r"(?P<name>(?:Première|Deuxième|Troisième|Quatrième|Cinquième|Sixième) Commission|"
    r"Commission des questions politiques spéciales[^()]*(?:\([A-ZÀ-Þ][a-zà-ÿ]+ Commission\))?)",
    numbered_body=r"(?P<ordinal>(?:[\w-]+ et )?[\w-]+ième|Première|\d+(?:e|re|ème)) (?P<body>(?:Assemblée|Congrès|Conférence|Sommet)\b.*)",
    # "Assemblée générale — Vingt-sixième session", "Résolutions adoptées sur les rapports de la Deuxième Commission"
    volume=r"Assemblée générale\s?[—–-]\s?(?P<session>[A-ZÀ-Þ][\w-]+(?: [\w-]+){0,2} session)|"
    r"Résolutions adoptées (?:sur (?:les rapports|le rapport) de la (?P<committee>[A-ZÀ-Þ]\w+ Commission)|sans renvoi à .+)",
    note=r"(?P<kind>(?:Note|Rapport|Document d[e’'] ?(?:travail|information|base|séance)|Mémorandum|Lettre|"
    r"Communication)\b.* (?:du|de la|des|de l[’']\w+|par l[ea]s?|par l[’']\w+)\b.*?)",
    # "51e séance plénière"
    meeting=r"(?:\d+\s?(?:re|e|ème) séance(?: plénière)?|(?:[\w-]+ième|Première) séance plénière)\b(?: \(reprise\))?",
    annex="Annexe|Appendice|Pièce jointe|ANNEXE|APPENDICE",
    section="Section|Partie|Chapitre|Titre",
    summary="résumé(?: analytique)?",
    contents="table des matières|sommaire",
    contents_columns="paragraphes?|pages?|chapitres?|annexes?|encadrés|tableaux|figures",
    counted="Recommandation|Article|Chapitre|Section|Partie|Question|Option|Étape|Objectif|Enseignement|"
    "Constatation|Conclusion|Principe|Directive|Proposition|Thème|Encadré|Tableau|Figure|Décision",
    # "Résolution 70/1.", "Voir …", "Ibid., …", "Nations Unies, Recueil des Traités, …"
    notes_heading=r"Notes(?: de bas de page)?",
    citation=r"(?:[A-ZÀ-Þ][\w’]+ ){0,3}[Rr]ésolutions? \d+[/ ][\dA-Z(]|Voir\b|Ibid\b|Documents officiels\b|"
    r"Adoptée? (?:en vertu|sous|par)\b|Disponible (?:à|sur)\b|(?:Organisation des )?Nations Unies, (?:Recueil|Treaty)|"
    r"Rapport d[^.;]*?(?:vol\.|chap\.|\d{4}\))",
    model_un=r"(?i:(?:modèle|simulation) (?:de l[’']organisation )?des nations unies)",
    disclaimer=r"\b(?:pas|aucunement) (?:(?:un|des|de) )?(?:documents? )?(?:officiels? )?"
    r"(?:de l[’']Organisation )?des Nations Unies\b",
    between_names=r"et\s+(?:(?:la|le|les)\s+|l[’'])?",
    article=r"(?:la|le|les)\s+|l[’']",
    leads_on="par|à|aux?|que|notamment|pour|avec|sur|comme suit|tel(?:le)?s? que|à savoir|y compris",
    links=(
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "et",
        "pour",
        "sur",
        "en",
        "au",
        "aux",
        "contre",
        "à",
        "par",
    ),
    connectives=("et", "ou"),
)


VOTING = Voting(
    numbers={
        "zéro": 0,
        "aucun": 0,
        "aucune": 0,
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
    },
    voters=r"voix|votes?|États(?: Membres)?|délégations|délégués",
    in_favour=r"pour|en faveur|favorables?|oui",
    against=r"contre|défavorables?",
    abstaining=r"abstentions?",
    absent=r"absents?|non-votants?",
    # "par 120 voix contre 3, avec 50 abstentions"
    tally=r"(?P<favor>\d{1,3})(?:\s+voix)?\s+contre\s+(?P<against>\d{1,3}|zéro|aucune)"
    r"(?:,?\s+(?:avec|et)\s+(?P<abstentions>\d{1,3}|zéro|aucune|une)\s+abstentions?)?",
    without_a_vote=r"sans (?:être mise? aux voix|vote|avoir été mise? aux voix)|acclamation|consensus|"
    r"(?:à l[’']unanimité|unanimement)",
    adopted="adoptée?|approuvée?|passée?",
    rejected="rejetée?|repoussée?|(?:pas|non) adoptée?",
    decided=r"(?:L[ea] |Cette |Ce )?(?:projet de )?(?:résolution )?(?:n[’']a pas été |a été |est )?"
    r"(?:adoptée?|rejetée?|approuvée?|repoussée?|non adoptée?)",
    told=r"(?:(?:L[ea]|Cette|Ce) [^.:;]{0,120}?\b(?:a été|est) )?(?:adopt|rejet|approuv)ée?\b[^.:;]{0,160}?"
    r"(?:sans (?:être mise? aux voix|vote)|par consensus|par acclamation|à l[’']unanimité|vote enregistré|"
    r"vote par appel nominal|\d+ voix (?:contre|pour))",
    heading=r"vote (?:enregistré|par appel nominal)|résultats? du vote",
    positions={
        "(?:Ont voté |Votent |Voix )?[Pp]our|Oui": "in favour",
        "(?:Ont voté |Votent |Voix )?[Cc]ontre|Non": "against",
        "Abstentions?|S[’']abstiennent|Se sont abstenus?": "abstaining",
        "Absents?|Non-votants|N[’']ont pas (?:voté|pris part au vote)": "non-voting",
    },
)

# Words that often stand before a hyphen of their own.
HYPHENED = frozenset(
    """
anti après arrière au avant bien celui celle ceux celles ci cinq co contre court demi deux eux elles ex
grand haut là libre long mi micro mieux moyen multi non nord nouveau outre par peut plus porte pré quasi
quatre rendez sans semi socio sous sud trois vice vis
""".split()
)

# Endings that are no words: a hyphen before one parts syllables ("Interna-" / "tionale").
FRAGMENTS = frozenset(
    """
able ables ance ances ation ations bilité bilités ble blement bles cation cations ceaux cial ciale ciales
ciaux cier ciers cité cités dité ement ements ence ences eurs euse euses fication fier gation gations ible
ibles ient ique iquement iques isation isations isme ismes iste istes isée isées itif itifs itive itives ité
ités lation lations lement lisation lisée lité lités logie logies ment mentaire mentaires mentation ments
naire naires nance nelle nelles nement nements nique niques nisation nisations nistration quement raire
raires ration rations rence rences rité rités saire saires sance sances sation sations sement sements
sentant sentants sentation sibilité sieurs sion sions sité sités sive sives tage taires tance tances tante
tantes tants tatif tatifs tation tations tatives teur teurs tiel tielle tielles tiels tif tifs tion tionale
tionales tionaux tionnaire tionnel tionnelle tionnement tionner tions tique tiques tis tité tive tives toire
toires trice trices tuation ture tures tution tutions tère tères vement vements vention ventions zation ère
ères érée érées
""".split()
)

FRENCH = Language(
    name="French",
    codes=("fr", "fra", "fre"),
    common_words=frozenset("de la le les des et du en à dans que pour par sur une au aux qui".split()),
    fragments=FRAGMENTS,
    hyphened=HYPHENED,
    phrasing=Phrasing(
        forms=_forms(),
        adverbs=frozenset(ADVERBS),
        adverb_ending="ment",
        conjunctions=("et",),
        auxiliaries=frozenset({"être", "avoir"}),
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
    ),
    layout=LAYOUT,
    voting=VOTING,
)
