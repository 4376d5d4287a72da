"""French: the words that its documents are set with; those of its clauses stand in `french_phrases.py`."""

from archive.parser.languages.french_phrases import FRENCH_PHRASING
from archive.parser.languages.language import Language, Layout, Voting

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

STAFF_ROLES = tuple(
    """
président présidente vice-président vice-présidente coprésident coprésidente co-président co-présidente rapporteur
rapporteuse rapporteure secrétaire général générale adjoint adjointe directeur directrice modérateur modératrice
assistant assistante expert experte premier première second seconde
""".split()
)

_DELEGATIONS = r"(?:délégations|délégués|États(?: Membres)?|pays|membres)"

LAYOUT = Layout(
    months=MONTHS,
    day_endings=("er", "ᵉʳ"),
    date_dashes=("au", "et"),
    date_leads=("Du", "Entre le"),
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
    # "Par la présente :", "Par ces motifs,"
    turn=r"par (?:la présente|les présentes|ces motifs)",
    # "Décide de :", "Le Conseil, par la présente, a résolu ce qui suit :"
    enacts=r"(?:(?:la |le |les |l[’'])[^.;:,]{3,90}?,? )?(?:(?:par (?:la présente|les présentes|ces motifs)|en conséquence|et|a|ont),? ){0,3}"
    r"(?:décide(?:nt)?|décidé|résout|résolvent|résolu|convient|conviennent|convenu)(?: (?:de|d[’']|que|ce qui suit))?",
    united_nations="Nations Unies|Organisation des Nations Unies",
    organs=(
        "Assemblée générale",
        "Conseil de sécurité",
        "Conseil économique et social",
        "Conseil des droits de l’homme",
    ),
    # "Soixante-quinzième session", "Quarante et unième session", "12e session", "Session de 2021"
    session=r"(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:-[a-zà-ÿ]+)*(?: et [a-zà-ÿ]+)?|\d+(?:re|e|ème|ʳᵉ|ᵉ)) "
    r"(?i:session)\b.*|(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:-[a-zà-ÿ]+)*|\d+(?:re|e|ème|ʳᵉ|ᵉ)) réunion(?: [–-] .*)?|"
    r"(?:Session (?:de|d’|ordinaire|extraordinaire)|Reprise de la [a-zà-ÿ-]+ session)\b.*",
    session_within=r"(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:-[a-zà-ÿ]+)*i(?:ème|ère)|\d+[eᵉ]) (?:session|réunion)",
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
    staff_roles=STAFF_ROLES,
    front={
        "staff": r"(?:composition du )?bureau(?: d(?:e la|u) (?:comité|commission|conseil))?|membres du bureau|présidence|équipe",
        "agenda": r"ordre du jour(?: (?:adopté|provisoire))?|(?:thèmes|sujets|points)(?: (?:examinés|débattus|à l[’']ordre du jour))?",
        "table": r"(?:liste|tableau|récapitulatif) des (?:projets de )?résolutions.{0,40}|(?:projets de )?résolutions(?: (?:adoptées|examinées|et votes))?|résultats? d(?:u|es) (?:votes?|scrutins?)",
        "register": r"(?:liste des )?(?:documents de travail|prix)(?: (?:présentés|reçus|examinés))?",
        "summary": r"(?:résumé|compte rendu|synthèse)(?: (?:des (?:débats|travaux)|de (?:la )?session))?|rapport (?:de synthèse|de session|du rapporteur)",
    },
    attendance=(
        rf"(?:participation|présence|réuni|rassemblé) (?:de |des )?(?:(?:représentants de |quelque ))?COUNT {_DELEGATIONS}",
        rf"\bCOUNT {_DELEGATIONS} (?:étaient|ont (?:participé|pris part|siégé|répondu|assisté)|se sont réunie?s|présent)",
        r"(?:Présence|Quorum|Délégations présentes)\s*:\s*COUNT",
    ),
    resolution_word=r"(?:(?:Avant-)?Projet de )?résolutions?(?: (?:finale|adoptée))?|Document de travail|Directives?(?: de crise)?",
    result_of_text=r"(?:votes?|résultats?|décompte|scrutin) (?:finals?|(?:du vote )?sur (?:l[ea] |l[’'])?(?:[A-Z]\S*\d|projet|résolution|texte|ensemble))|(?:l[ea] |ce |cette )?(?:projet|résolution|texte)\b",
    releases=r"communiqué(?: de presse| conjoint)?|(?:flash|point|bulletin) (?:info|de crise|presse)|déclaration (?:à la presse|de la présidence)",
    signed_by=r"(?:Présent|Propos|Parrain|Rédig|Dépos|Sign|Appuy)ée? par|(?:Soumis|Soutenu)e? par",
    draft_word=r"projet|document de travail",
    clauses=r"préambule|(?:clauses|paragraphes|partie|phrases) (?:préambulaires?|opérati(?:f|ves?|fs)|du préambule)|dispositif",
    amendments=r"(?:liste des )?amendements(?: (?:proposés|adoptés))?",
    remark=r"amendements?\b|sous-amendement\b",
    # "Commission", "Thème", "Coauteurs", "Point 2"
    fields={
        "code": r"(?:Projet de )?(?:résolution|document de travail)(?: (?:n[°o]\.?|numéro|code))?|Code|Cote",
        "committee": r"(?:Nom (?:du|de la) )?(?:Comité|Commission|Conseil|Organe|Assemblée|Forum)",
        "topic": r"(?:Thème|Sujet|Problématique|Objet|Point(?: de l[’']ordre du jour)?|Ordre du jour)"
        r"(?: (?:[A-Z]|\d{1,2}|[IVX]{1,4}))?|Question(?: (?:de|à l[’']ordre du jour))?",
        "title": "Titre|Intitulé",
        "sponsors": r"(?:Co-?|Pays |États |Principaux |Délégations )?(?:Auteurs?|Parrains?|Rédacteurs?|Porteurs?|Proposants?|"
        r"Soumissionnaires?|Sponsors?)(?: principa(?:ux|les?|l))?|(?:Présent|Propos|Parrain|Rédig|Dépos)ée? par|Soumise? par",
        "signatories": r"(?:Pays |États )?(?:Co-?)?Signataires?|Signée? par|Soutenue? par|Appuyée? par",
        "result": r"(?:Résultats?|Décompte)(?: du vote| du scrutin)?|Issue du (?:vote|scrutin)|Votes?(?: final| sur [^:,;]{1,60})?|Statut",
        "other": r"(?:Adopt|Approuv|Examin|Débatt|Amend)[ue]+e? (?:par|le|à|en)|Date|Session|Établissement|École|Lycée|Conférence|Président(?:e|s|es)?|Présidence",
    },
    inner_fields=r"Code|Cote|Comité|Commission|Conseil|Thème|Sujet|(?:Co-?|(?:Pays|États|Délégations) )?(?:Auteurs?|Parrains?|Signataires)",
    main_committee=r"(?P<name>(?:Première|Deuxième|Troisième|Quatrième|Cinquième|Sixième) Commission|"
    r"Commission des questions politiques spéciales[^()]*(?:\([A-ZÀ-Þ][a-zà-ÿ]+ Commission\))?)",
    numbered_body=r"(?P<ordinal>(?:[\w-]+ et )?[\w-]+ième|Première|\d+(?:e|re|ème|ʳᵉ|ᵉ)) (?P<body>(?:Assemblée|Congrès|Conférence|Sommet)\b.*)",
    # "Assemblée générale — Vingt-sixième session", "Résolutions adoptées sur les rapports de la Deuxième Commission"
    volume=r"Assemblée générale\s?[—–-]\s?(?P<session>[A-ZÀ-Þ][\w-]+(?: [\w-]+){0,2} session)|"
    r"Résolutions adoptées (?:sur (?:les rapports|le rapport) de la (?P<committee>[A-ZÀ-Þ]\w+ Commission)|sans renvoi à .+)",
    note=r"(?P<kind>(?:Note|Rapport|Document d[e’'] ?(?:travail|information|base|séance)|Mémorandum|Lettre|"
    r"Communication)\b.* (?:du|de la|des|de l[’']\w+|par l[ea]s?|par l[’']\w+)\b.*?)",
    # "51e séance plénière"
    meeting=r"(?:\d+\s?(?:re|e|ème|ʳᵉ|ᵉ) séance(?: plénière)?|(?:[\w-]+ième|Première) séance plénière)\b(?: \(reprise\))?",
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
    never_last=("le", "la", "les", "un", "une", "des", "du", "de", "et", "aux", "au"),
    never_joined=r"(?:le|la|les|un|une|des|du|au|aux) (?:de|des|du|et|ou|dans|pour|avec|les|est|sont|au|aux)"
    r"|(?:de|du|des) (?:et|ou|est|sont|du|des)",
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
    }
    | dict(zip("onze douze treize quatorze quinze seize".split(), range(11, 17), strict=True))
    | dict(zip("vingt trente quarante cinquante soixante".split(), range(20, 70, 10), strict=True)),
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
    adopted="adoptée?s?|approuvée?s?|passée?s?|(?:a|ont) adopté",
    rejected="rejetée?s?|repoussée?|(?:pas|non) adoptée?",
    decided=r"(?:L[ea] |Cette |Ce )?(?:projet de )?(?:résolution )?(?:n[’']a pas été |a été |est )?"
    r"(?:adoptée?|rejetée?|approuvée?|repoussée?|non adoptée?)",
    told=r"(?:(?:L[ea]|Cette|Ce) [^.:;]{0,120}?\b(?:a été|est) )?(?:adopt|rejet|approuv)ée?\b[^.:;]{0,160}?"
    r"(?:sans (?:être mise? aux voix|vote)|par consensus|par acclamation|à l[’']unanimité|vote enregistré|"
    r"vote par appel nominal|\d+ voix (?:contre|pour))",
    part=r"amendements?|clauses?|paragraphes?|(?:motion|proposition) (?:de|visant)|ajournement",
    heading=r"votes?(?: enregistré| par appel nominal)?|résultats? du vote",
    positions={
        "(?:Ont voté |Votent |Voix )?[Pp]our|Oui": "in favour",
        "(?:Ont voté |Votent |Voix )?[Cc]ontre|Non": "against",
        "Abstentions?|S[’']abstiennent|Se sont abstenus?": "abstaining",
        "Absents?|Non-votants|N[’']ont pas (?:voté|pris part au vote)": "non-voting",
    },
    columns={
        "code": r"(?:projets? de )?résolutions?|projets?|documents?|cotes?|textes?",
        "topic": r"titres?|intitulés?",
        "outcome": r"décisions?|issue|sort|adoptée?",
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
    phrasing=FRENCH_PHRASING,
    layout=LAYOUT,
    voting=VOTING,
)
