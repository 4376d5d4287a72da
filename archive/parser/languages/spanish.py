"""Spanish: the words that its documents are set with; those of its clauses stand in `spanish_phrases.py`."""

from archive.parser.languages.language import Language, Layout, Voting
from archive.parser.languages.spanish_phrases import SPANISH_PHRASING

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
)  # fmt: skip

# Nouns of which at least one stands in the name of a body.
ORGAN_NOUNS = """
agencia alianza asamblea asociación autoridad banco cámara centro comisión comité comunidad conferencia congreso
consejo corte cumbre delegación estados federación fondo foro grupo instituto junta liga mesa misión
naciones oficina organismo organización órgano parlamento partes plataforma programa reunión secretaría senado
subcomisión subcomité tribunal unesco unicef unidad unión
""".split()

# A name of a body: its noun with a capital, and what follows it in the line, which is no sentence.
_NOUN = "|".join(form for noun in ORGAN_NOUNS for form in (noun.capitalize(), noun.upper()))
# "74.ª"
_NTH = r"\d+\.?[ªº]"
_BODY = (
    rf"(?=(?:{_NTH} )?(?:[^\s;:.]+ )?(?:[^\s;:.]+ )?(?:{_NOUN})\b)(?!.*\b(?:que|es|son|ha|han|por la presente)\b)"
    rf"(?:{_NTH} )?(?:[^,;:.]|, (?=l[ao]s? |el |y )){{3,160}}?"
)
_ARTICLE = r"(?:La|El|Las|Los|LA|EL|LAS|LOS) "

STAFF_ROLES = tuple(
    """
presidente presidenta vicepresidente vicepresidenta copresidente copresidenta relator relatora secretario secretaria
general adjunto adjunta director directora moderador moderadora asistente subdirector subdirectora primer primera
segundo segunda oficial
""".split()
)

_DELEGATIONS = r"(?:delegaciones|delegados|Estados(?: Miembros)?|países|miembros)"

LAYOUT = Layout(
    months=MONTHS,
    day_endings=("º", "°", "ro"),
    date_links=("de", "del"),
    date_dashes=("al", "a", "y"),
    date_leads=("Del", "Entre el"),
    distributions={"general": "General", "limitada": "Limited", "reservada": "Restricted"},
    language_names={
        "árabe": "Arabic",
        "chino": "Chinese",
        "español": "Spanish",
        "francés": "French",
        "inglés": "English",
        "ruso": "Russian",
    },
    organ_nouns=tuple(ORGAN_NOUNS),
    # "La Asamblea General,", "El Consejo de Seguridad:"
    opening=rf"(?P<name>{_ARTICLE}(?P<body>{_BODY}))(?:,|\s?:|,?\s+por la presente\s?[,:]?)[*_]*",
    bare_opening=rf"(?P<name>{_ARTICLE}(?P<body>{_BODY}))",
    # "Por la presente:", "Por lo tanto,"
    turn=r"por (?:la presente|el presente|lo tanto|tanto)",
    # "RESUELVE:", "El Comité, por la presente, resuelve lo siguiente:"
    enacts=r"(?:(?:la|el|las|los) [^.;:,]{3,90}?,? )?(?:(?:por (?:la presente|el presente|lo tanto|tanto|ello)|y|ha|han),? ){0,3}"
    r"(?:resuelven?|resuelto|deciden?|decidido|acuerdan?|acordado|disponen?)(?: (?:que|lo siguiente|a))?",
    united_nations="Naciones Unidas|Organización de las Naciones Unidas",
    organs=(
        "Asamblea General",
        "Consejo de Seguridad",
        "Consejo Económico y Social",
        "Consejo de Derechos Humanos",
    ),
    # "Septuagésimo quinto período de sesiones", "12º período de sesiones", "Período de sesiones de 2021"
    session=r"(?:[A-ZÀ-Þ][a-zà-ÿ]+(?: [a-zà-ÿ]+)?|\d+(?:\.?[ºª°]|er|o)) per[ií]odo (?:[a-zà-ÿ]+ ){0,3}?de sesiones\b.*|"
    r"(?:[A-ZÀ-Þ][a-zà-ÿ]+|\d+\.?[ºª°]) reunión(?: [–-] .*)?|"
    r"(?:Continuación del .* )?Per[ií]odo de sesiones\b.*",
    session_within=r"[A-ZÀ-Þ][a-zà-ÿ]+(?: [a-zà-ÿ]+)? (?:per[ií]odo (?:[a-zà-ÿ]+ ){0,2}de sesiones|reunión)",
    # "Tema 6 a) del programa", "Temas 13 y 14 del programa provisional*"
    agenda_item=r"(?:[Tt]emas?|[Pp]untos?)\s+(?P<number>\d+(?:\.\d+)*(?:\s*\(?[a-z]+\))*(?:(?:,| y| a)\s*\d+(?:\s*\(?[a-z]+\))*)*)"
    r"(?:\s+(?:del (?:programa|orden del día)|de la (?:agenda|lista))(?: provisional| preliminar)?)?",
    # "Albania, Italia y Japón: proyecto de resolución revisado"
    sponsors=r"(?P<sponsors>.+?)\s?:\s*\*{0,3}\s*proyecto de (?:resolución|decisión)(?: (?P<revised>revisado))?\b.*",
    sponsors_end=r":\W{0,12}proyecto de (?:resolución|decisión)(?: revisado)?",
    draft=r"proyecto de resolución(?: (?P<revised>revisado))?\b",
    # "Resolución aprobada por la Asamblea General el 2 de diciembre de 2020"
    adopted=r"(?:^|\b(?:resoluci|decisi)(?:ón|ones) )(?:aprobad|adoptad)as? por (?:la |el |las |los )"
    r"(?P<organ>[^\W\d_][^\d,]+?)(?:,? (?:el|en su|en) .*)?",
    resolution="Resolución|Decisión",
    report=r"sobre la base (?:del|de un) informe|por recomendación|sin remisión previa",
    staff_roles=STAFF_ROLES,
    front={
        "staff": r"(?:miembros de la )?mesa(?: directiva)?|(?:equipo|autoridades)(?: d(?:el|e la) (?:comité|comisión|mesa))?|secretaría",
        "agenda": r"(?:agenda|orden del día|programa)(?: (?:aprobad[oa]|provisional))?|(?:temas|tópicos)(?: (?:tratados|debatidos|de la agenda))?",
        "table": r"(?:lista|cuadro|tabla|resumen) de (?:los proyectos de |las )?resoluci(?:ón|ones).{0,40}|(?:proyectos de )?resoluciones(?: (?:aprobadas|adoptadas|consideradas))?|resultados? de (?:la votación|las votaciones)",
        "register": r"(?:lista de )?(?:documentos de trabajo|hojas de trabajo|premios)(?: (?:presentad|recibid|considerad)[oa]s)?",
        "summary": r"(?:resumen|informe|reseña)(?: (?:de (?:los (?:debates|trabajos)|la sesión)|ejecutivo|del relator))?",
    },
    attendance=(
        rf"(?:participación|asistencia|presencia) de (?:(?:las|los|un total de|representantes de) )?COUNT {_DELEGATIONS}",
        rf"(?:participaron|asistieron|estuvieron presentes|reunió a) (?:(?:las|los|un total de|representantes de) )?COUNT {_DELEGATIONS}",
        rf"\bCOUNT {_DELEGATIONS} (?:participaron|asistieron|estuvieron|se reunieron|tomaron parte|respondieron|presentes)",
        r"(?:Asistencia|Quórum|Delegaciones presentes)\s*:\s*COUNT",
    ),
    resolution_word=r"(?:(?:Ante)?proyecto de )?resoluci(?:ón|ones)(?: (?:final|aprobada|adoptada))?|(?:Documento|Hoja) de trabajo|Directivas?(?: de crisis)?",
    result_of_text=r"(?:votación|resultados?|recuento) (?:final|(?:de la votación )?sobre (?:el |la )?(?:[A-Z]\S*\d|proyecto|resolución|texto|conjunto))|(?:el |la |este |esta )?(?:proyecto|resolución|texto)\b",
    releases=r"comunicado(?: de prensa| conjunto)?|(?:actualización|boletín) de (?:la )?crisis|nota de prensa|noticia de última hora",
    signed_by=r"(?:Presentad|Propuest|Patrocinad|Redactad|Firmad|Apoyad|Avalad|Respaldad)[oa]s? por",
    draft_word=r"(?:ante)?proyecto|(?:documento|hoja) de trabajo",
    clauses=r"preámbulo|(?:cláusulas|párrafos|parte|frases) (?:preambula(?:torias|res|r)|preambulatori[oa]s?|operativ[oa]s?|resolutiv[oa]s?|dispositiv[oa]s?|del preámbulo)",
    amendments=r"(?:lista de )?enmiendas(?: (?:propuestas|aprobadas))?",
    remark=r"enmiendas?\b",
    # "Comité", "Tema", "Copatrocinadores", "Tópico A"
    fields={
        "code": r"(?:(?:Ante)?proyecto de )?(?:resolución|documento de trabajo|hoja de trabajo)(?: (?:n[°ºo.]+|número|código))?|Código",
        "committee": r"(?:Nombre (?:del|de la) )?(?:Comité|Comisión|Consejo|Órgano|Asamblea|Foro)",
        "topic": r"(?:Tema|Tópico|Asunto|Objeto|Punto(?: de (?:la )?agenda| del programa)?)"
        r"(?: (?:[A-Z]|\d{1,2}|[IVX]{1,4}))?|Cuestión(?: de)?",
        "title": "Título",
        "sponsors": r"(?:Países |Estados |Delegaciones )?(?:Co-?|Principales )?(?:Patrocinador(?:es|as?)?|Autor(?:es|as?)?|Proponentes?|"
        r"Redactor(?:es|as?)?|Sponsors?)(?: principal(?:es)?)?|(?:Presentad|Propuest|Patrocinad|Redactad|Sometid)[oa]s? por",
        "signatories": r"(?:Países |Estados |Delegaciones )?(?:Co-?)?(?:Signatari[oa]s?|Firmantes?|Avalistas?|Avalador(?:es|as?)|Adherentes?)|Avale?s?|(?:Firmad|Apoyad|Avalad|Respaldad)[oa]s? por",
        "result": r"(?:Resultados?|Recuento)(?: de la votación)?|Votación(?: final| sobre [^:,;]{1,60})?|Votos|Estatus|Estado(?=\W{1,9}(?:no )?(?:aprobad|adoptad|rechazad))",
        "other": r"(?:Aprobad|Adoptad|Debatid|Discutid|Enmendad)[oa] (?:por|el|en)|Fecha|Sesión|Escuela|Colegio|Conferencia|President[ea]|Presidencia",
    },
    inner_fields=r"Código|Comité|Comisión|Consejo|Tema|Tópico|(?:Co-?|(?:Países|Estados|Delegaciones) )?(?:Patrocinadores|Autores|Proponentes|Signatarios|Firmantes|Avalistas)|Avales",
    main_committee=r"(?P<name>(?:Primera|Segunda|Tercera|Cuarta|Quinta|Sexta) Comisión|"
    r"Comisión Política Especial y de Descolonización(?: \([A-ZÀ-Þ][a-zà-ÿ]+ Comisión\))?)",
    numbered_body=r"(?P<ordinal>\d+\.?[ªº]|[\w-]+[ée]sim[ao](?: [\w-]+)?) (?P<body>(?:Asamblea|Congreso|Conferencia|Cumbre)\b.*)",
    # "Asamblea General — Vigésimo sexto período de sesiones", "Resoluciones aprobadas sobre la base de los informes de …"
    volume=r"Asamblea General\s?[—–-]\s?(?P<session>[A-ZÀ-Þ]\w+(?: \w+){0,2} per[ií]odo (?:\w+ )?de sesiones)|"
    r"Resoluciones aprobadas (?:sobre la base de (?:los informes|un informe) de la (?P<committee>[A-ZÀ-Þ]\w+ Comisión)|"
    r"sin remisión previa a .+)",
    note=r"(?P<kind>(?:Nota|Informe|Documento (?:de (?:antecedentes|trabajo|sesión)|informativo)|Memorando|Carta)\b"
    r".* (?:del?|por) (?:la|el|los|las)?.*?)",
    # "51ª sesión plenaria"
    meeting=r"(?:\d+\s?(?:\.?[ªº]|a|ª) sesión(?: plenaria)?|[A-ZÀ-Þ][a-zà-ÿ]+ sesión plenaria)\b(?: \(continuación\))?",
    annex="Anexo|Apéndice|Adjunto|ANEXO|APÉNDICE",
    section="Sección|Parte|Capítulo|Título",
    summary="resumen(?: ejecutivo)?",
    contents="índice",
    contents_columns="párrafos?|páginas?|capítulos?|anexos?|recuadros|cuadros|gráficos|figuras",
    counted="Recomendación|Artículo|Capítulo|Sección|Parte|Pregunta|Cuestión|Opción|Paso|Objetivo|Lección|"
    "Constatación|Conclusión|Principio|Directriz|Propuesta|Tema|Recuadro|Cuadro|Gráfico|Figura|Decisión",
    # "Resolución 70/1.", "Véase …", "Ibíd., …", "Naciones Unidas, Treaty Series, …"
    notes_heading=r"Notas(?: de pie de página)?",
    citation=r"(?:[A-ZÀ-Þ]\w+ ){0,3}[Rr]esoluci(?:ón|ones) \d+[/ ][\dA-Z(]|Véase\b|Véanse\b|Ib[ií]d\b|Documentos Oficiales\b|"
    r"Aprobad[ao] (?:en virtud|por)\b|Disponible en\b|(?:Organización de las )?Naciones Unidas, (?:Recueil|Treaty)|"
    r"Informe d[^.;]*?(?:vol\.|cap\.|\d{4}\))",
    model_un=r"(?i:(?:modelo|simulación) (?:de )?(?:la organización de )?(?:las )?naciones unidas)|\b[A-Z]{0,8}MNU\b",
    disclaimer=r"\bno (?:es|son|constituyen?) (?:un )?documentos? (?:oficial(?:es)? )?"
    r"de (?:la Organización de )?las Naciones Unidas\b",
    # "y" parts names, save in those that hold one ("Trinidad y Tabago").
    between_names=r"[ye]\s+(?:(?:la|el|las|los)\s+)?(?!Herzegovina|Barbuda|Nieves|Nevis|Príncipe|Tab?ago|Irlanda)",
    article=r"(?:la|el|las|los)\s+",
    leads_on="por|que|para|con|sobre|como|a saber|como sigue|incluid[oa]s?|en particular",
    links=("de", "la", "el", "los", "las", "del", "y", "para", "sobre", "en", "contra", "por", "a"),
    never_last=("el", "la", "los", "las", "un", "una", "de", "del", "al", "y"),
    never_joined=r"(?:el|la|los|las|un|una|del|al) (?:y|o|para|con|es|son|el|los)|de (?:y|es|son|del|al)",
    connectives=("y", "e", "o", "u"),
)


# 11 to 29
_TEENS = """
once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés
veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
""".split()

VOTING = Voting(
    numbers={
        "cero": 0,
        "ninguno": 0,
        "ninguna": 0,
        "uno": 1,
        "un": 1,
        "una": 1,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
    }
    | dict(zip(_TEENS, range(11, 30), strict=True))
    | dict(
        zip(
            "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(),
            range(30, 100, 10),
            strict=True,
        )
    ),
    voters=r"votos?|Estados(?: Miembros)?|delegaciones|delegados",
    in_favour=r"a favor|favorables?|sí",
    against=r"en contra|contrarios?",
    abstaining=r"abstenci(?:ón|ones)",
    absent=r"ausentes?|no votantes?",
    # "por 120 votos contra 3 y 50 abstenciones"
    tally=r"(?P<favor>\d{1,3})\s+votos?(?: a favor)?\s+contra\s+(?P<against>\d{1,3}|cero|ninguno)"
    r"(?:,?\s+(?:y|con)\s+(?P<abstentions>\d{1,3}|cero|ninguna|una)\s+abstenci(?:ón|ones))?",
    without_a_vote=r"sin (?:que se proceda a )?votación|sin someterse a votación|aclamación|consenso|unanimidad|"
    r"unánimemente",
    adopted="aprobad[oa]s?|adoptad[oa]s?|(?:se )?(?:aprobó|adoptó|aprobaron|adoptaron)",
    rejected="rechazad[oa]s?|(?:se )?(?:rechazó|rechazaron)|no (?:fue |ha sido )?(?:aprobad|adoptad)[oa]",
    decided=r"(?:El |La |Este |Esta )?(?:proyecto de )?(?:resolución )?(?:no )?(?:fue |ha sido |queda )?"
    r"(?:aprobad[oa]|adoptad[oa]|rechazad[oa])",
    told=r"(?:(?:El|La|Este|Esta) [^.:;]{0,120}?\b(?:fue|ha sido) )?(?:aprobad|adoptad|rechazad)[oa]\b[^.:;]{0,160}?"
    r"(?:sin (?:que se proceda a )?votación|por consenso|por aclamación|por unanimidad|votación (?:registrada|nominal)|"
    r"\d+ votos (?:contra|a favor\b))",
    part=r"enmiendas?|cláusulas?|párrafos?|(?:moción|propuesta) (?:de|para)|aplazamiento",
    heading=r"votos|votación(?: registrada| nominal)?|resultados? de la votación",
    positions={
        "(?:Votos? )?[Aa] favor|Sí": "in favour",
        "(?:Votos? )?[Ee]n contra": "against",
        "Abstenci(?:ón|ones)|Se abstienen|Se abstuvieron": "abstaining",
        "Ausentes?|No votantes?|No votaron": "non-voting",
    },
    columns={
        "code": r"(?:proyectos? de )?resoluci(?:ón|ones)|proyectos?|documentos?|signaturas?|textos?",
        "topic": r"títulos?",
        "outcome": r"decisi(?:ón|ones)|desenlace|aprobad[oa]",
    },
)

# Words that often stand before a hyphen of their own.
HYPHENED = frozenset(
    """
afro anti co ex físico franco hispano norte político post pre socio sub sur teórico técnico vice
""".split()
)

# Endings that are no words: a hyphen before one parts syllables ("Interna-" / "cional").
FRAGMENTS = frozenset(
    """
able ables acional aciones ación ales amente amiento amientos ancia ancias ando aria arias ario arios ativa
ativas ativo ativos bilidad bilidades ble bles cia ciación cial ciales ciamiento cias cida cidad cidades
cido cional cionales cionamiento ciones ción dad dades damente dencia dencias dente dido dor dora dores
encia encias endo ente entes fica ficación ficar gaciones gación ible ibles ica icas ico icos idad idades
ido idos iendo iento ientos ilidad ismo ista istas itar iva ivas ivo ivos ización laciones lación lidad
lidades lización lizar lmente lógico mentación mente mento mentos miento mientos nal nales namiento nando
nario narios nidad nidades nizaciones nización nómica nómico nómicos raciones ración ralmente rencia rencias
ridad rios rita ritas rito sario sarios sentación sentante sentantes sibilidad sible siones sivo sión tado
tados tamente tamiento tancia tancias tante tantes tario tarios tativo tencia tencias tiva tivas tividad
tividades tivo tivos toria torias torio torios trativa tuciones tución tura turas venciones vención vidad
vidades zaciones zación zada zado zando
""".split()
)

SPANISH = Language(
    name="Spanish",
    codes=("es", "spa"),
    common_words=frozenset("de la el los las y en del que para por con una su al se sobre".split()),
    fragments=FRAGMENTS,
    compounds=False,
    hyphened=HYPHENED,
    phrasing=SPANISH_PHRASING,
    layout=LAYOUT,
    voting=VOTING,
)
