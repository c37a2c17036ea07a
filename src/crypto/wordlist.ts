/** Everyday Dutch, for printing and comparing. Phrases and noodsleutels are made of it: never change or reorder it. */
export const WORDLIST = `
aaien aalbes aambeeld aanbod aandacht aankomst aanleg aanrecht aantal aanvoer aanzet aardbei abdij abrikoos
academie achter acrobaat acteur actie adder adelaar adem ader admiraal adres advies advocaat afdak afhalen
afkoelen afleiden afloop afname afpellen afremmen afscheid afslag aftellen afval afwas afzender agenda akker
akkoord akte alarm albast album alfabet alinea alles almanak alpaca altaar altijd ambacht amber ananas
anders andijvie angel anijs anjer anker ansjovis antenne antiek antwoord apart apotheek appel applaus april
aquarium archief arena argument armband artiest asfalt asperge aster atelier atlas atleet atoom augurk auto
avenue avocado avond azalea azijn azuur baai baal baan baard baas baby badjas badkamer bagage bakboord baken
bakfiets bakker baksteen balans balkon ballon bamboe banaan band banjo bank barbecue bariton barst basis
batterij bazaar bedrag beek beeld beer beetje begin begrip behang beige beits beker bekken beleg belofte
benen benoemen benzine bereik berg bericht berk beroep besluit bessen bestek beton beuk beurs bever bewaren
bewijs bewoner bezem bezig bezoek biefstuk bies biet bijrol bijzaak biljart bingo binnen bioscoop biscuit
bizon blaadje blad blauw blazer bleek blender blij blik bloem blok blouse blunder bodem boei boek boenen
boer boetiek bokaal boksen bolero bonbon bonen bont boog boom boon boor boot borg borrel borstel bosrand
bosuil boter bouillon bouw boven bowlen braam brand breed breien brief brigade bril broche broek bron brood
brouwer brug brunch brutaal bubbel budget buffel buidel buigen buis buiten buizerd bulldog bumper bundel
bunker bureau burger buur buxus cabaret cabine cacao cactus cadeau cake camera camping canon cape caravan
cargo carnaval carport cartoon cassette cavia ceder cello cement centrum chalet chef chili chips chloor
chocola cider cijfer cilinder circus cirkel citaat citroen claxon clip clown club coach code coltrui combi
comfort compact concert condor conifeer contact cornet corridor couplet cowboy creatie cruise culinair
cultuur curry cursus daad dadel dagboek dageraad dakgoot dakpan dakraam dalen dame damhert dancing dank dans
dapper darts datum dauw december decor deeg deel defect dekbed deken dekking deksel delta denim denken
dennen dertig deuk deur diadeem diamant dicht dieet dienst diepte dier diesel digitaal dijk dikte diner
dingen dinsdag diploma direct dirigent distel dobber dochter doek doel dokter dolfijn domein domino donder
donker donut dooi doolhof doop doorgang doos dorp dorst dosis douche draad drager drempel dribbel driehoek
drijven dringend dromen drop druif druk drum druppel dubbel duif duik duim duin duister duurzaam duwen dwars
dweil dynamo echo edel editie eekhoorn eelt eend eenheid eenvoud eerder eerlijk eetbaar eetkamer eetlepel
eetzaal eeuw effect egel eigen eiland eindpunt eiwit ekster elastiek elektra element elfde elfje elftal
elite elleboog emmer emotie energie engel enkel enorm ensemble entree envelop erfenis erfgoed erker erts
erwt espresso essay etage etalage etappe eten etiket etmaal etui euro examen exotisch expert export extra
ezel fabel fabriek factuur fakkel familie fanfare fantasie farm fauna favoriet fazant feest feit feniks
festival fiche fiets figuur fijn file filiaal film filter fineer finish firma fitness fjord flacon fladder
flank flat flauw fles flink flipper flora fluit fluor fluweel folder folie fonds fontein foppen forel
formaat fornuis fort foto foyer fraai framboos franje friet fris fronsen fruit fuchsia fuik functie fusie
gaaf gaas galop gammel gang ganzen gapen garage garen garnaal gast gaten gazelle gazon gebak gebergte gebied
gebouw gebruik gedicht gedrag geduld geel geheel gehoor geit geld gelei geloof geluid gemaal gember generaal
genoeg genre gerst gesp getal getij geur gevel gevoel gewei gewicht gewoon gezang gezicht gezond giechel
gier gieter gips giraffe gisteren gitaar glad glans glas gletsjer gleuf glijbaan glimlach golf gondel gong
gordijn gort goud goulash graaf gracht gram grap gras gratis greep grendel grijs grind grip groei grof grond
groot grot gruis gulden gunst gymnast gymzaal haai haak haan haar haas hagel haken halen half hallo halm
halte hamer hamster hand hangmat haring hark harmonie harnas harp hars hart haven havik hazelaar hectare
heden heelal heer heester heet hefboom heft heide heimwee hekel heks held helft helm hemd hemel hendel
hengel herder herfst herstel hert heup heuvel hiel hier hinken historie hobbel hobo hockey hoed hoef hoek
hoen hoepel hoera hoes hofje hommel hond honing honk hoofd hoog hooi hoop hoorn horen horizon hotel houding
hout huid huif huis hulp hulst humor humus huppelen huren husky huur hypnose ideaal idee iglo ijsbaan ijsje
ijskast ijspret ijsvogel ijver ijzel imker import impuls indruk inhoud inkoop inkt inlaat inloop inname
innig inpakken inrit insect inslag instap invoer inwoner inzicht iris ivoor jaar jacht jacket jade jaguar
januari japon jarig jasje jasmijn jazz jeans jeep jeugd jockey joelen joggen joker journaal joviaal jubel
judo juichen juist jukebox juli jungle juni jurk jury juweel kaak kaal kaars kaas kaatsen kabaal kabel
kabinet kabouter kachel kade kaft kajak kajuit kakelen kaki kalender kalf kalk kalm kameel kamfer kamille
kamp kanaal kaneel kano kans kant kapel kapitein kapper kapstok karaf karper karton karwei kassa kasteel
katapult kater katoen katrol kavel keel keeper kegel keizer kelder kelk kelner kenmerk kennis kerel kerk
kermis kern kers ketel ketting keuken keuze kever kiel kier kiezel kijken kikker kilo kilt kiosk kist kiwi
klaar klak klank klas klaver klei klem klepel kleur klever klik klim klink klipper klok klomp klont kloof
knaap knabbel knapzak kneden kneep knie knijper knik knipoog knobbel knoei knoflook knol knoop knop knuffel
knus koala kobalt koek koel koepel koers koffer kokos kolen kolf kolibrie kolom komeet komfoor komiek kompas
konijn kook kool koord koper koppel koraal koren korf korrel korst kort kosmos kost kotter koud kous kozijn
kraag krabbel kracht krat krediet kreeft krekel krent kreuk kribbe krijt krimp kring kristal kritiek kroket
krom kroning kroon kropsla kruid kruk krul kubus kudde kuif kuiken kuil kuip kuit kurk kussen kust kuur
kwark kwast kweek kwekerij kwijt kwik laag laan laars laat labyrint lach ladder lade lading lagune laken
lakken lama lammeren lamp land lang lantaarn lappen lariks larve laser last laten lava lavendel lawaai
lawine leder leeftijd leeg leem leer leeuw legende leguaan leiding leisteen lekker lelie lenen lengte lens
lente lepel leraar lessen letter leuk leuning leven lezen liane liberaal lichaam lied lief lift ligfiets
ligging ligstoel lijm lijn lijst likdoorn liken lila limiet limonade linde liniaal link linnen lint linzen
lippen literair live lobby loep loft logboek logeren lokaal lokken long loods loof look loon loop loper
loskade loslaten loting lotus loyaal lucht lucifer luid luier luifel luik luis luit lunch lupine luwte luxe
lynx maag maai maal maan maart maas maat macaroni machine madelief magazijn mager magie magneet mail mais
majoor makelaar makker makreel malen mammoet manchet mand mango manier mantel marche margriet marine markt
marmer mars marter masker massa mast mate matras meander medaille medicijn meel meer meester meetlint meeuw
melding melk melodie memo meneer mengen mening menu merg merk merrie mest metaal meteen methode metro
metselen meubel mezen micro middag mier mikado milieu miljard mimosa mineraal mini minuut mirakel mist mixer
modder mode moed moeite moeras moes mokka moment mond monnik montage mooi moppen morgen morse mortel mossel
most motor motto mouw muesli muis mummie munt muren museum musical muts muur muziek naad naaf naaien naald
naam naast nabij nacht nader nagel najaar namiddag narcis natie natuur nauw navel nazomer nectar neef
neerslag nemen neon nerf nest netel netto neus neutraal nevel nicht nier nieuw nijptang nijver nikkel noemen
noga nomade noord noot norm nota noteren november nuchter nummer nuttig nylon oase obelisk ober object
oceaan ochtend octaaf oefening oever offerte officier ogen okapi oker oksel oktober olie olifant olijf
omarmen omelet omgang omkeer omlaag omleg omloop omroep omslag omtrek omvang omweg onder ondiep onkruid
online ontbijt onthaal ontwerp onweer oogst ooievaar oorbel oorwurm oorzaak oost opaal opbouw opdracht open
opera opgang opname oprit opslag opstap optiek opzet orakel oranje orchidee orde orgel origami orkaan orkest
ornament otter ouder ovaal oven ozon paal paar pagina pagode pakhuis pakket paleis paling palm pand paneel
panfluit pannen panter papaver papegaai papier paprika parade parel parfum park partij passer pasta patat
patent patrijs pauw pauze pedaal peddel peer pekel pelikaan pels pendel penning peper pergola periode perk
perron pers perzik peulen pianist piccolo picknick piek pier pijl pijnboom pilaar piloot pincet pinda pion
pittig pixel plaat plafond plan plas plat plein plek plezier plicht plint ploeg plooi plug pluim pluk plus
poedel poel poets polder polis polka pollepel polo pols pomp poncho pond pony pool poort poot porie portaal
post potlood potten potvis poule pracht prairie praktijk premie prent pretpark prijs prima prisma privaat
proef project pronk proost proper pruik publiek pudding puin punaise punt pupil puree puur puzzel pyjama
quilt quiz raad raaf raap rabarber race radar radio rafel raket rally ramen rand rang rank ransel rapport
rasp ratio ravijn recept recht record redactie redder reden reeks reep refrein regel reiger reis reizen
rekenen reling rendier rennen reserve resort respect rest reuk reus ridder riem riet rijden rijm rijp rijst
rijtuig rillen rimpel ring rinkel riool risico ritme rits rivier robijn robot rode roeien roer roest roffel
rogge rollade roman rommel rond rood room rooster rotan roteren rotonde rots route roze rozijn rubber
rubriek rugby rugzak ruiker ruilen ruimte ruis ruiter rumoer rund rups rust saai saffier salade salie salon
salto samba samen sandaal sardine satijn saus savanne scene schaak schijf schoen schuif scooter score scout
script seconde seizoen selderij senior serie serre servies sesam shampoo shirt show sierlijk signaal
sijpelen sikkel silo simpel sinas singel sint siroop sjaal sjerp sjouwen slaap slab slag slak slang sleep
sleutel slijpen slim slinger slip slof slokje sloop slordig slot sluier slurf smaak smal smaragd smeden
smeer smelten smid smoking snaar snack snappen snavel snee snel snert snijden snip snoek snor snuffel sober
sociaal soda soep soja solide solo soort sopraan sorbet souvenir spaak spade spannend spar spatel specerij
spek speld sperwer spiegel spijker spil spin spiraal spits spleet splinter spoed spons spook sport spot
spraak spreeuw spriet sproet spruit spul staaf stabiel stad staf stage stal stam stand stap start station
steeg steiger stekel stelling stem step ster steun stevig stickers stier stift stijf stil stip stoel stof
stok stoom stop storm straat streek strijk stro struik student stuk stunt stuur succes sudoku suiker suite
super surfen sushi symbool symfonie taai taak taal taart tabel tablet tachtig taco tafel takel takje talent
tamboer tand tango tank tante tapijt tappen tarwe taxi team teckel teelt teen teer tegel teken tekst
telefoon teller temmen tempel tengel tennis tenor tent terug teugel tevreden textiel theater thee thema
thermos thuis tien tier tijd tijger tijm tikken timmer tint titel toast tobbe tocht toekan toendra toer
toeter toffee toga tolk tomaat tombola toneel tong tonijn toon toost topaas toren tornado torso tosti totaal
touw traag tractor traject trambaan trap trechter trede treffer trein trek trend triangel tribune trilling
triomf trofee trom troon tros trottoir trouw truc truffel trui tuba tube tuimelen tuin tuit tulband tulp
tunnel turbine turf turnen tussen twaalf twee twijfel twintig twist typen uier uitbouw uitdagen uitgang
uithaal uitje uitkijk uitleg uitrit uitslag uitweg uitzicht uniek uniform uurwerk vaag vaandel vaas vacature
vacht vader vakantie valk vallei valuta vanavond vandaag vanille varen varken veel veen veer vegen veilig
veld velg venkel venster vent veranda verder verf verhaal verkeer vers verzoek vest veulen vezel viaduct
vier vijf vijgen vijver vijzel villa vilt vinden vinger vink violist viool visser vitrage vlaai vlag vlak
vlam vlas vlecht vlees vlek vleugel vlieg vlinder vloed vlok vlonder vloot vlot vlug vochtig voeding voeg
voelen voet vogel volgen volk volle vondst vonk voor vork vorm vorst vouwen vraag vracht vrede vreemd
vreugde vriend vrij vroeg vrolijk vrucht vuil vulkaan vullen vuren vuur waaier waak wachten waden wafel
wagen wagon wakker walm walnoot wals walvis wand wang warboel warm wassen water wazig weefsel week weelde
weer wegen weide wekker welp wens wereld werf werk werpen wesp west weten wetsuit weven wezel wieg wiel
wierook wijd wijk wijn wijzer wikkel wild wilg wimpel wind winkel winnen winter wisent wissel witlof
woensdag woestijn wolf wolk wollig wonder woning woon woord worm worp wortel woud wrak wrap wrijven wrikken
wulp yoga yoghurt zaad zaag zaak zaal zacht zadel zagen zakdoek zakken zalf zalm zand zanger zaterdag zebra
zeebodem zeef zeehond zeeleeuw zeem zeep zeester zeewier zeil zeker zeldzaam zender zenuw zestig zetel zeven
zicht ziel zien zigzag zijde zilver zingen zink zitten zoeken zoemer zoet zolder zomen zondag zonlicht
zoogdier zoom zoon zorg zout zuid zuil zuinig zuivel zuster zuur zwaai zwaluw zwam zwart zweef zwembad zwier
`;
