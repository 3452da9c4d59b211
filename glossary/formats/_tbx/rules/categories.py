"""The data categories of TBX: where each may stand and which values it may have.

Version 3: the modules Min and Basic of TBX-Basic 1.2.1 (2023) and Linguist 1.1. Version
2: TBX-Basic as of 2008, and the default categories of ISO 30042:2008, annex A. A level is
`concept`, `language` or `term`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Category(NamedTuple):
    """What a kind of element may be used for."""

    element: str
    levels: str
    values: frozenset[str] = frozenset()
    """Where there is a list of them."""
    module: str = ""


def _of(module: str, rows: str) -> dict[str, Category]:
    """Categories from rows of name, element, levels with `+` between them, values."""
    categories = {}
    for row in rows.strip().splitlines():
        name, element, levels, *values = row.split()
        level_names = levels.replace("+", " ")
        categories[name] = Category(element, level_names, frozenset(values), module)
    return categories


_ADMINISTRATIVE_STATUS = (
    "preferredTerm-admn-sts admittedTerm-admn-sts "
    "deprecatedTerm-admn-sts supersededTerm-admn-sts"
)
_TERM_TYPE = "fullForm acronym abbreviation shortForm variant phrase"
_GENDER = "masculine feminine neuter other"
_NUMBER = "singular plural dual mass otherNumber"
_REGISTER = (
    "colloquialRegister neutralRegister technicalRegister in-houseRegister "
    "bench-levelRegister slangRegister vulgarRegister"
)
_PART_OF_SPEECH = "noun verb adjective adverb other"
_USER_INTERFACE = (
    "checkBox comboBox comboBoxElement dialogBox groupBox informativeMessage "
    "interactiveMessage menuItem progressBar pushButton radioButton slider spinBox tab "
    "tableText textBox toolTip user-definedType"
)

MIN = _of(
    "min",
    f"""
    administrativeStatus    termNote    term                    {_ADMINISTRATIVE_STATUS}
    customerSubset          admin       concept+term
    externalCrossReference  xref        concept+language+term
    partOfSpeech            termNote    term                    {_PART_OF_SPEECH}
    subjectField            descrip     concept
    """,
)

BASIC = MIN | _of(
    "basic",
    f"""
    context                 descrip     term
    crossReference          ref         concept+term
    definition              descrip     concept+language
    geographicalUsage       termNote    term
    grammaticalGender       termNote    term                    {_GENDER}
    projectSubset           admin       concept+term
    responsibility          transacNote concept+language+term
    source                  admin       concept+language+term
    termLocation            termNote    term                    {_USER_INTERFACE}
    termType                termNote    term                    {_TERM_TYPE}
    transactionType         transac     concept+language+term   origination modification
    xGraphic                xref        concept+language
    """,
)

LINGUIST = BASIC | _of(
    "linguist",
    f"""
    grammaticalNumber       termNote    term                    {_NUMBER}
    reading                 admin       term
    readingNote             adminNote   term
    register                termNote    term                    {_REGISTER}
    transferComment         termNote    term
    """,
)

BASIC_2 = BASIC | _of(
    "",
    f"""
    customerSubset          admin       term
    externalCrossReference  xref        concept+term
    partOfSpeech            termNote    term                    {_PART_OF_SPEECH} properNoun
    projectSubset           admin       term
    termLocation            termNote    term
    xGraphic                xref        concept
    """,
)

_CONCEPTS = """
    antonymConcept associatedConcept broaderConceptGeneric broaderConceptPartitive
    coordinateConceptGeneric coordinateConceptPartitive relatedConcept
    relatedConceptBroader relatedConceptNarrower sequentiallyRelatedConcept
    spatiallyRelatedConcept subordinateConceptGeneric subordinateConceptPartitive
    superordinateConceptGeneric superordinateConceptPartitive temporallyRelatedConcept
"""
_ADMIN = """
    annotatedNote applicationSubset businessUnitSubset conceptOrigin customerSubset
    databaseType domainExpert entrySource environmentSubset indexHeading keyword
    originatingDatabase originatingInstitution originatingPerson productSubset
    projectSubset searchTerm sortKey source sourceIdentifier subsetOwner
"""
_TERM_NOTES = """
    abbreviatedFormFor antonymTerm etymology falseFriend geographicalUsage
    grammaticalValency homograph lionHotkey partOfSpeech pronunciation shortFormFor
    termLocation termStructure timeRestriction transferComment usageNote
"""


def _each(names: str, element: str, levels: str) -> dict[str, Category]:
    return {name: Category(element, levels) for name in names.split()}


_ANYWHERE = "concept language term"

DEFAULT_2: Mapping[str, Category] = {
    **_each(_CONCEPTS, "descrip", "concept language"),
    **_each(_ADMIN, "admin", _ANYWHERE),
    **_each(_TERM_NOTES, "termNote", "term"),
    **_each("audio classificationCode definition example", "descrip", _ANYWHERE),
    **_each("explanation figure otherBinaryData table video", "descrip", _ANYWHERE),
    **_each("characteristic context quantity range sampleSentence unit", "descrip", "term"),
    **_each("subjectField thesaurusDescriptor", "descrip", "concept"),
    **_each("conceptPosition", "descrip", "concept language"),
    **_each("noteSource", "adminNote", _ANYWHERE),
    **_each("descriptionType", "descripNote", _ANYWHERE),
    **_each("crossReference see", "ref", _ANYWHERE),
    **_each("responsibility usageCount", "transacNote", _ANYWHERE),
    **_each("corpusTrace externalCrossReference xAudio xGraphic", "xref", _ANYWHERE),
    **_each("xMathML xSource xVideo", "xref", _ANYWHERE),
    **_of(
        "",
        f"""
    administrativeStatus  termNote  term  {_ADMINISTRATIVE_STATUS} standardizedTerm-admn-sts \
            legalTerm-admn-sts regulatedTerm-admn-sts
    animacy               termNote  term  animate inanimate otherAnimacy
    contextType           descripNote  concept+language+term  definingContext \
            explanatoryContext associativeContext linguisticContext metalinguisticContext \
            translatedContext
    definitionType        descripNote  concept+language+term  intensionalDefinition \
            extensionalDefinition partitiveDefinition translatedDefinition
    directionality        termNote  term  monodirectional bidirectional incommensurate \
            undetermined
    elementWorkingStatus  admin  concept+language+term  starterElement workingElement \
            consolidatedElement archiveElement importedElement exportedElement
    frequency             termNote  term  commonlyUsed infrequentlyUsed rarelyUsed
    grammaticalGender     termNote  term  masculine feminine neuter otherGender
    grammaticalNumber     termNote  term  {_NUMBER}
    language-planningQualifier  termNote  term  recommendedTerm nonstandardizedTerm \
            proposedTerm newTerm
    normativeAuthorization  termNote  term  standardizedTerm preferredTerm admittedTerm \
            deprecatedTerm supersededTerm legalTerm regulatedTerm
    processStatus         termNote  term  unprocessed provisionallyProcessed finalized
    proprietaryRestriction  termNote  term  trademark serviceMark tradeName
    register              termNote  term  {_REGISTER}
    reliabilityCode       descrip  concept+language+term  1 2 3 4 5 6 7 8 9 10
    securitySubset        admin  concept+language+term  public confidential
    sourceType            adminNote  concept+language+term  parallelText backgroundText
    temporalQualifier     termNote  term  archaicTerm outdatedTerm obsoleteTerm
    termProvenance        termNote  term  transdisciplinaryBorrowing \
            translingualBorrowing loanTranslation neologism
    termType              termNote  term  abbreviation acronym clippedTerm commonName \
            entryTerm equation formula fullForm initialism internationalScientificTerm \
            internationalism logicalExpression phraseologicalUnit partNumber shortForm \
            shortcut sku symbol synonym synonymousPhrase standardText string \
            transliteratedForm transcribedForm variant
    transactionType       transac  concept+language+term  origination input modification \
            check approval withdrawal standardization exportation importation proposal \
            userAccess
    """,
    ),
}
