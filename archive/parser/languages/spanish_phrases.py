"""Spanish: the words that open its clauses."""

from archive.parser.languages.language import Form, Phrasing, conjugated, one_of

# Verbs that open clauses, as infinitives.
VERBS = """
abogar aceptar actuar acoger aconsejar acordar acusar adherir admirar admitir adoptar advertir afirmar agradecer
aguardar alabar alarmar alegrar alentar animar anunciar apelar aplaudir apoyar apreciar aprobar asegurar
asignar asumir atender atestiguar autorizar buscar calificar celebrar comprometer comprobar comunicar
concluir condenar condoler conferir confiar confirmar congratular conmemorar considerar constatar
continuar convencer convenir convidar convocar crear creer dar decidir declarar decretar dedicar defender
definir delegar demandar denunciar deplorar desalentar desaprobar desear designar destacar determinar
disponer elaborar elegir elogiar emitir emplazar encargar encarecer encomendar encomiar enfatizar
ensalzar entender esperar establecer estar estimar estimular estudiar evocar examinar exhortar exigir
exponer expresar facilitar facultar felicitar fomentar formular garantizar guiar habilitar haber hacer
impartir implorar incitar indicar informar inspirar instar instituir instruir intensificar invitar
invocar lamentar lanzar llamar manifestar mantener mencionar mostrar motivar nombrar notar observar
ofrecer oponer ordenar organizar pedir pensar permanecer permitir persuadir poner preferir preocupar
presentar prestar prever proclamar procurar prohibir prometer promover pronunciar proponer proseguir
proteger protestar publicar querer ratificar reafirmar recalcar recibir rechazar reclamar recomendar
reconfirmar reconocer reconsiderar recordar rectificar referir reforzar refutar reiterar remarcar remitir
rendir renovar repetir reprobar repudiar requerir resaltar resolver respaldar respetar responder rogar
saber saludar seguir sentir señalar ser solicitar sostener subrayar sugerir suplicar suscribir tener
tomar transmitir urgir usar utilizar valorar velar ver
""".split()

# Endings of the infinitive → of "(ella) …", the gerund and the past participle; the first that fits counts.
ENDINGS = (
    ("alentar", "alienta", "alentando", "alentad"), ("cordar", "cuerda", "cordando", "cordad"),
    ("probar", "prueba", "probando", "probad"), ("mostrar", "muestra", "mostrando", "mostrad"),
    ("comendar", "comienda", "comendando", "comendad"), ("rogar", "ruega", "rogando", "rogad"),
    ("novar", "nueva", "novando", "novad"), ("forzar", "fuerza", "forzando", "forzad"),
    ("pensar", "piensa", "pensando", "pensad"), ("festar", "fiesta", "festando", "festad"),
    ("guiar", "guía", "guiando", "guiad"), ("ar", "a", "ando", "ad"),
    ("tener", "tiene", "teniendo", "tenid"), ("poner", "pone", "poniendo", "puest"),
    ("hacer", "hace", "haciendo", "hech"), ("fender", "fiende", "fendiendo", "fendid"),
    ("tender", "tiende", "tendiendo", "tendid"), ("querer", "quiere", "queriendo", "querid"),
    ("mover", "mueve", "moviendo", "movid"), ("solver", "suelve", "solviendo", "suelt"),
    ("doler", "duele", "doliendo", "dolid"), ("creer", "cree", "creyendo", "creíd"),
    ("prever", "prevé", "previendo", "previst"), ("er", "e", "iendo", "id"),
    ("pedir", "pide", "pidiendo", "pedid"), ("rendir", "rinde", "rindiendo", "rendid"),
    ("petir", "pite", "pitiendo", "petid"), ("legir", "lige", "ligiendo", "legid"),
    ("seguir", "sigue", "siguiendo", "seguid"), ("venir", "viene", "viniendo", "venid"),
    ("sentir", "siente", "sintiendo", "sentid"), ("vertir", "vierte", "virtiendo", "vertid"),
    ("ferir", "fiere", "firiendo", "ferid"), ("gerir", "giere", "giriendo", "gerid"),
    ("herir", "hiere", "hiriendo", "herid"), ("querir", "quiere", "quiriendo", "querid"),
    ("uir", "uye", "uyendo", "uid"), ("ibir", "ibe", "ibiendo", "it"), ("ir", "e", "iendo", "id"),
)  # fmt: skip

# Forms that no rule gives, to their lemma.
FINITE = {
    "ha": "haber", "es": "ser", "está": "estar", "da": "dar", "prevé": "prever", "sabe": "saber",
    "recibe": "recibir", "prohíbe": "prohibir", "continúa": "continuar", "guía": "guiar",
}  # fmt: skip
PARTICIPLES = {
    "visto": "ver", "vista": "ver", "vistos": "ver", "vistas": "ver", "recibido": "recibir",
    "dicho": "decir", "habida": "haber",
}  # fmt: skip

# Heads that are adjectives; their verb is the adjective.
ADJECTIVES = {
    **{f"{stem}o": tuple(f"{stem}{end}" for end in ("o", "a", "os", "as")) for stem in """
agradecid alarmad atent complacid confiad consternad convencid decepcionad decidid deseos dispuest
guiad horrorizad impresionad indignad inquiet inspirad molest orgullos preocupad profund resuelt satisfech
segur solidari
    """.split()},
    "consciente": ("consciente", "conscientes"),
    "conocedor": ("conocedor", "conocedora", "conocedores", "conocedoras"),
    "firme": ("firme", "firmes"),
}  # fmt: skip

# Words that may stand before a head; any word in "-mente" may too.
ADVERBS = "además así asimismo aún bien debidamente igualmente más muy también todavía".split()

# Words between or behind the head and what it takes along.
_ADVERB = (
    r"(?:también|además|asimismo|igualmente|de nuevo|una vez más|a est?e respecto|en particular|"
    r"con (?:firmeza|énfasis|urgencia|carácter urgente|gran firmeza)|en los términos más \w+(?: posibles)?|"
    r"muy|más|aún|[\wáéíóú]+mente)"
)
_QUALITIES = r"(?:(?!que|de|los|las|el|la)[\wáéíóú]+ (?:y )?){0,3}?"
# Feelings: "con profunda preocupación", "expresa su reconocimiento".
FEELINGS = (
    "agradecimiento", "agrado", "alarma", "angustia", "aprecio", "aprobación", "beneplácito", "complacencia",
    "consternación", "decepción", "desaliento", "gratitud", "honda", "horror", "indignación", "inquietud",
    "interés", "orgullo", "pesar", "preocupación", "reconocimiento", "satisfacción", "tristeza",
)  # fmt: skip
# Nouns after "su" or "sus".
POSSESSED = (
    *FEELINGS, "adhesión", "admiración", "apoyo", "compromiso", "condena", "condolencias", "confianza",
    "convencimiento", "convicción", "deseo", "determinación", "disposición", "esperanza", "exhortación",
    "intención", "invitación", "llamado", "llamamiento", "oposición", "petición", "preocupaciones", "rechazo",
    "respaldo", "respeto", "solicitud", "solidaridad", "voluntad",
)  # fmt: skip
_END = r"(?![\w-])"
_STATE = one_of([form for forms in ADJECTIVES.values() for form in forms])
_STATES = rf"(?: {_ADVERB})* {_STATE}(?: y (?:{_ADVERB} )*{_STATE})?{_END}"

OBJECTS = {
    "tener": " (?:también |además )?(?:presentes?|en (?:cuenta|consideración|mente))",
    "tomar": " (?:debida )?nota| conocimiento| en (?:cuenta|consideración)",
    "poner": " de (?:relieve|manifiesto)| énfasis",
    "hacer": " notar| (?:un )?(?:nuevo )?(?:llamamiento|llamado)| hincapié| suy[oa]s?| constar",
    "lanzar": " un (?:nuevo )?(?:llamamiento|llamado)",
    "rendir": " homenaje| tributo",
    "dar": " las gracias",
    "llamar": " la atención",
    "señalar": " a la atención",
    "prestar": " (?:especial )?atención",
    "expresar": rf" (?:l[ao]s? más |el más |una? |el |la )?{_QUALITIES}{one_of(POSSESSED)}{_END}",
    "manifestar": rf" (?:una? |el |la )?{_QUALITIES}{one_of(POSSESSED)}{_END}",
    "seguir": _STATES,
    "permanecer": _STATES,
    "continuar": _STATES,
    "estar": _STATES,
    "declararse": _STATES,
    "mostrarse": _STATES,
    "sentirse": _STATES,
    "manifestarse": _STATES,
}


def _reflexive(lemma: str) -> str:
    return f"{lemma}se"


def _forms() -> dict[str, tuple[str, Form]]:
    forms = conjugated(VERBS, ENDINGS, numbers_and_genders=("o", "a", "os", "as"))
    forms |= {form: (lemma, Form.FINITE) for form, lemma in FINITE.items()}
    forms |= {form: (lemma, Form.PARTICIPLE) for form, lemma in PARTICIPLES.items()}
    forms |= {form: (lemma, Form.PARTICIPLE) for lemma, inflected in ADJECTIVES.items() for form in inflected}
    for noun in ("estado", "estados"):  # "… a los" / "Estados que tomaran"
        del forms[noun]
    # "comprometiéndose"
    return forms | {
        f"{form[:-4]}{'á' if form[-4] == 'a' else 'é'}{form[-3:]}se": (_reflexive(lemma), Form.PARTICIPLE)
        for form, (lemma, kind) in forms.items()
        if kind is Form.PARTICIPLE and form.endswith(("ando", "endo"))
    }


SPANISH_PHRASING = Phrasing(
    forms=_forms(),
    adverbs=frozenset(ADVERBS),
    adverb_ending="mente",
    conjunctions=("y", "e"),
    auxiliaries=frozenset({"haber", "ser"}),
    sparing=frozenset({"afirmar", "reafirmar", "confirmar"}),
    possessives=("su", "sus"),
    needy=frozenset("dar expresar hacer lanzar llamar poner rendir seguir tener tomar".split()),
    behind=(
        rf" {_ADVERB}{_END}",
        rf" con (?:una? |el |la )?{_QUALITIES}{one_of(FEELINGS)}{_END}",
        rf" (?:sus?|nuestr[oa]s?) {_QUALITIES}{one_of(POSSESSED)}{_END}",
    ),
    objects=OBJECTS,
    pronouns=("se",),
    reflexive=_reflexive,
    endings=(("ando", Form.PARTICIPLE), ("iendo", Form.PARTICIPLE), ("yendo", Form.PARTICIPLE)),
    lemmas=(("ando", "ar"), ("iendo", "er"), ("yendo", "ir")),
)
