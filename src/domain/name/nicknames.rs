//! Names that are called by other names: Robert is Bob.
//!
//! A short table of our own, for the languages that meet at one door most often. Each line is one
//! name with the forms that people who bear it answer to, folded. A form may stand in several
//! lines: Alex is Alexander here and Alejandra there, while those two are not each other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The other forms of a name, each once for every line that knows both.
pub(super) fn others(word: &str) -> impl Iterator<Item = &'static str> {
    lines_of(word)
        .iter()
        .flat_map(|line| line.split(' '))
        .filter(move |form| *form != word)
}

/// Whether a line knows both.
pub(super) fn are_of_one_name(a: &str, b: &str) -> bool {
    others(a).any(|form| form == b)
}

fn lines_of(word: &str) -> &'static [&'static str] {
    LINES_BY_FORM.get(word).map_or(&[], Vec::as_slice)
}

static LINES_BY_FORM: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut by_form = BTreeMap::<_, Vec<_>>::new();
    for line in LANGUAGES.into_iter().flatten() {
        for form in line.split(' ') {
            by_form.entry(form).or_default().push(*line);
        }
    }
    by_form
});

const LANGUAGES: [&[&str]; 5] = [ENGLISH, SPANISH, GERMAN, FRENCH, POLISH];

const ENGLISH: &[&str] = &[
    "abigail abby gail",
    "alan allan allen al",
    "albert al bert bertie",
    "alexander alex al alec sandy xander sasha",
    "alexandra alex alexa lexi sandra sandy sasha",
    "alfred al alf alfie fred freddie",
    "alison allie ali",
    "amanda mandy",
    "andrew andy drew",
    "angela angie ange",
    "ann anne anna annie nan nancy",
    "anthony tony ant",
    "arthur art artie",
    "barbara barb barbie babs",
    "benjamin ben benny benji",
    "bernard bernie",
    "brian bryan",
    "cameron cam",
    "caroline carolyn carol carrie caro",
    "cassandra cass cassie sandra",
    "charles charlie chuck chas",
    "charlotte charlie lottie",
    "christian chris",
    "christine christina chris chrissy christie tina",
    "christopher chris kit topher",
    "cynthia cindy",
    "daniel dan danny",
    "david dave davey davy",
    "deborah debra deb debbie",
    "diana diane di",
    "donald don donnie",
    "dorothy dot dottie dolly",
    "douglas doug dougie",
    "edmund ed eddie ned",
    "edward ed eddie ted teddy ned",
    "edwin ed eddie",
    "eleanor elinor ellie nell nellie nora",
    "elizabeth elisabeth liz lizzie beth betty betsy bess eliza libby lisa",
    "ellen ellie nell",
    "emily em emmy",
    "eugene gene",
    "evelyn eve evie",
    "florence flo flossie",
    "frances fran frannie frankie",
    "francis frank frankie fran",
    "franklin frank frankie",
    "frederick fred freddie freddy rick",
    "gabriel gabe",
    "geoffrey geoff jeffrey jeff",
    "gerald gerry jerry",
    "gertrude gert trudy",
    "gregory greg gregg",
    "gwendolyn gwen",
    "harold harry hal",
    "helen nell nellie lena",
    "henry harry hank hal",
    "isaac ike zac",
    "isabella isabel isabelle bella belle izzy",
    "jacob jake jay",
    "jacqueline jackie jacqui",
    "james jim jimmy jamie",
    "janet jan",
    "janice jan",
    "jennifer jen jenn jenny",
    "jeremy jerry jez",
    "jerome jerry",
    "jessica jess jessie",
    "joanne joanna jo",
    "john jack johnny jon",
    "jonathan jon jonny johnny",
    "joseph joe joey",
    "josephine jo josie",
    "joshua josh",
    "judith judy jude",
    "julia julie jules",
    "katherine catherine kathryn kate katie kathy cathy kat kay kit kitty",
    "kenneth ken kenny",
    "kimberly kim",
    "lawrence laurence larry laurie",
    "leonard len lenny leo",
    "leslie les",
    "lillian lilian lily lil",
    "louis lewis lou louie",
    "louise lou",
    "lucille lucy",
    "madeline madeleine maddie maddy",
    "margaret maggie meg peggy marge margie greta rita",
    "martin marty",
    "mary molly polly mamie",
    "matthew matt matty",
    "melanie mel",
    "melissa mel missy lissa",
    "michael mike mikey mick mickey",
    "michelle shelly",
    "mildred millie",
    "mohammed muhammad mohamed mo",
    "nathaniel nathan nate nat",
    "nathan nate nat",
    "natalie nat",
    "nicholas nicolas nick nicky nico",
    "nicole nikki nicky",
    "oliver ollie",
    "olivia liv livvy",
    "pamela pam",
    "patricia pat patty patsy tricia trish",
    "patrick pat paddy",
    "penelope penny",
    "peter pete",
    "philip phillip phil pip",
    "rachel rach rae",
    "raymond ray",
    "rebecca becky becca",
    "richard rick ricky rich richie dick",
    "robert rob robbie bob bobby bert",
    "roberta bobbie robbie",
    "ronald ron ronnie",
    "rosemary rose rosie",
    "russell russ",
    "samantha sam sammy",
    "samuel sam sammy",
    "sandra sandy",
    "sarah sara sally sadie",
    "sean shaun shawn",
    "stanley stan",
    "stephanie steph stevie",
    "stephen steven steve stevie",
    "susan suzanne susanna sue susie suzie",
    "terence terrence terry",
    "theodore ted teddy theo",
    "theresa teresa terry tess tessa",
    "thomas tom tommy thom",
    "timothy tim timmy",
    "valerie val",
    "veronica ronnie vera",
    "victor vic",
    "victoria vicky vicki tori",
    "vincent vince vinnie vinny",
    "virginia ginny ginger",
    "vivian viv",
    "walter walt wally",
    "william will bill billy willie liam",
    "winifred winnie freddie",
    "zachary zach zack zac",
];

const SPANISH: &[&str] = &[
    "agustin agus tin",
    "alberto beto",
    "alejandra alex ale",
    "alejandro alex ale jandro",
    "ana anita",
    "antonio tono toni tony",
    "beatriz bea betty",
    "carlos carlitos charly",
    "concepcion concha conchita",
    "consuelo chelo",
    "cristina cris tina",
    "cristobal cris",
    "daniel dani",
    "daniela dani",
    "dolores lola",
    "eduardo edu lalo",
    "enrique quique kike",
    "fernando fer nando",
    "francisco fran paco pancho kiko curro",
    "gabriela gabi gaby",
    "gonzalo gonza",
    "graciela chela",
    "gregorio goyo",
    "guadalupe lupe lupita",
    "guillermo guille memo",
    "ignacio nacho",
    "isabel isa chabela",
    "javier javi",
    "jesus chuy suso",
    "joaquin quino",
    "jose pepe chepe",
    "josefa pepa",
    "juan juanito juancho",
    "juana juanita",
    "leticia lety",
    "luis lucho luisito",
    "manuel manolo manu manny",
    "manuela manoli",
    "maria mari mary",
    "mercedes meche merche",
    "miguel migue",
    "monica moni",
    "patricia paty patri",
    "rafael rafa",
    "ricardo richi ricky",
    "roberto beto rober",
    "rodrigo rodri",
    "rosario charo chayo",
    "santiago santi",
    "sebastian seba",
    "teresa tere",
    "veronica vero",
    "vicente chente",
];

const GERMAN: &[&str] = &[
    "alexander alex",
    "andreas andi andy",
    "angelika geli",
    "barbara babsi barbel",
    "brigitte gitte gitti",
    "christian chris",
    "christine christl tina",
    "dietrich dieter",
    "elisabeth elli lisa lisbeth liesel sissi",
    "franziska franzi",
    "friedrich fritz fred",
    "gabriele gabi",
    "gerhard gerd",
    "gunter gunther guenter guenther",
    "heinrich heinz heiner",
    "helene lena leni",
    "johanna hanna hanni",
    "johannes johann hannes hans hansi",
    "jorg joerg",
    "josef joseph sepp",
    "jurgen juergen",
    "katharina kathi kathe katja",
    "ludwig lutz",
    "magdalena lena leni",
    "margarete grete gretel greta",
    "matthias mathias matze",
    "maximilian max maxi",
    "michael michi michel",
    "monika moni",
    "nikolaus niklas klaus claus",
    "rudolf rudi",
    "sebastian basti",
    "stefan stephan steffen",
    "susanne susi sanne",
    "theresia resi",
    "thomas tom tommi",
    "tobias tobi",
    "ulrich uli",
    "ulrike uli rike",
    "veronika vroni",
    "wilhelm willi willy",
    "wolfgang wolf wolfi",
];

const FRENCH: &[&str] = &[
    "alexandre alex",
    "benjamin ben benji",
    "catherine cathy",
    "charles charlot",
    "christophe chris",
    "dominique dom domi",
    "elisabeth lise babette",
    "emmanuel manu",
    "emmanuelle manu",
    "francoise fanfan",
    "frederic fred",
    "genevieve ginette",
    "guillaume guigui",
    "isabelle isa",
    "jacques jacquot jacky",
    "jean jeannot",
    "laurent lolo",
    "louis loulou",
    "madeleine mado",
    "marguerite margot",
    "nathalie nath",
    "nicolas nico",
    "olivier oli",
    "philippe phil",
    "pierre pierrot",
    "sandrine sandy",
    "sebastien seb",
    "stephane steph",
    "stephanie steph",
    "suzanne suzette suzy",
    "thierry titi",
    "valerie val",
    "veronique vero",
    "vincent vince",
];

const POLISH: &[&str] = &[
    "agnieszka aga",
    "aleksander olek alek",
    "aleksandra ola olka",
    "andrzej jedrek",
    "anna ania anka",
    "barbara basia baska",
    "bartosz bartlomiej bartek",
    "boguslaw bogus bodek",
    "dorota dorotka",
    "elzbieta ela elka",
    "ewa ewka",
    "franciszek franek",
    "grzegorz grzes grzesiek",
    "hanna hania",
    "henryk heniek",
    "irena irka",
    "jadwiga jadzia",
    "jakub kuba",
    "jan janek jas",
    "janina janka",
    "jerzy jurek",
    "joanna asia aska",
    "jozef jozek",
    "julia julka",
    "katarzyna kasia kaska",
    "kazimierz kazik",
    "krystyna krysia",
    "krzysztof krzys krzysiek",
    "maciej maciek",
    "magdalena magda",
    "malgorzata gosia goska malgosia",
    "maria marysia maryla",
    "mateusz mati",
    "michal michas",
    "mikolaj miki",
    "piotr piotrek",
    "ryszard rysiek",
    "slawomir slawek",
    "stanislaw stas staszek",
    "tadeusz tadek",
    "tomasz tomek",
    "urszula ula",
    "wieslaw wiesiek",
    "wladyslaw wladek",
    "wojciech wojtek",
    "zbigniew zbyszek",
    "zofia zosia",
    "zuzanna zuzia",
];

#[cfg(test)]
mod tests {
    use super::super::Folded;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_folded_and_says_each_form_once() {
        for line in LANGUAGES.into_iter().flatten() {
            let forms: Vec<_> = line.split(' ').collect();
            assert!((2..=12).contains(&forms.len()), "{line}");
            assert_eq!(
                forms.iter().collect::<BTreeSet<_>>().len(),
                forms.len(),
                "{line}"
            );
            for form in forms {
                assert_eq!(Folded::of(form).as_str(), form);
                assert!(form.chars().count() >= 2, "{line}");
            }
        }
    }

    #[test]
    fn no_name_stands_for_two_lines_of_one_language() {
        for language in LANGUAGES {
            let names: BTreeSet<_> = language.iter().map(|line| line.split(' ').next()).collect();
            assert_eq!(names.len(), language.len());
        }
    }

    #[test]
    fn a_nickname_stands_for_its_names_and_not_for_those_of_others() {
        assert!(are_of_one_name("bob", "robert"));
        assert!(are_of_one_name("robert", "bob"));
        assert!(are_of_one_name("alex", "alejandra"));
        assert!(!are_of_one_name("alexander", "alejandra"));
        assert!(!are_of_one_name("bob", "bob"));
        assert!(others("nobody").next().is_none());
    }
}
