import { words } from './words'

/** Common given names of many languages, in lower case; none of them is an everyday English word. */
export const givenNames = words(`
  aaron abdul abdullah abigail adam adrian agnes ahmed aisha aiko akira alan albert alejandro alessandro alex alexander
  alexandra alexei alexis alfred ali alice alicia alina alison allison amanda amelia amina amir amit amy ana anastasia
  anders andre andrea andreas andrei andres andrew andy angela angelo anika anil anita anja anjali ann anna anne annika
  anthony antoine anton antonio anya arjun arne arthur arturo asha ashley astrid axel ayesha aziz barbara bart bea beatrice
  ben benjamin bernard bernd beth bettina bianca birgit bjorn bob boris brandon brenda brian bruno bryan callum camila
  carina carla carlos carmen carol caroline cathy catherine cecilia celine cesar chad chang charles charlie charlotte chen
  chiara chloe chris christian christina christine christoph christopher cindy claire clara claudia colin connor craig
  cristina cynthia daisy damian dana daniel daniela danielle danny dario darren dave david debbie deborah deepa deepak denis
  dennis derek diana diane diego dieter dimitri dinesh dirk dmitri dmitry dominic dominik donald donna doris dorothy douglas
  duncan dylan edgar eduardo edward ekaterina elaine elena eleanor eli elias elif elisa elizabeth ella ellen elsa emil
  emilia emily emma emre enrique eric erica erik erika erin ernesto esther ethan eugene eva evan evelyn fabian fabio farah
  farid fatima felipe felix fernando filip fiona florian fran frances francesca francesco francis francois frederic
  fritz gabriel gabriela gareth gary geoff george georgia gerald gerard gerd giovanni giulia glenn gloria gordon graham
  greg gregor greta guido guillaume gunther gustavo hamza hana hanna hannah hans harold harriet harry haruto hassan heather hector
  heidi heike heinz helen helena helga henrik henry hiroshi holger howard hugo ian ibrahim ida igor ikram ilse ines inga inge
  ingrid irene irina isaac isabel isabella isha ismail ivan ivana jackie jacob jacqueline jake jakob jamal james jamie jan
  jana jane janet janine jason jasmine javier jayden jean jeff jeffrey jelena jennifer jenny jens jeremy jerome jessica jim
  jimmy jin jing joan joanna joao joe joel joerg johan johann johanna john johnny jon jonas jonathan jordan jorge jose joseph
  josh joshua juan judith judy julia julian juliana julie julien julio jun jurgen justin justyna kai kaitlyn kaori karen karim
  karin karl karla kasper kate katharina katherine kathleen kathy katie katja katrin kavita keiko keith kelly ken kenji
  kenneth kerry kevin khalid kim kirsten klaus kofi kristen kristin kristina krzysztof kurt kwame kyle lars latisha laura
  lauren laurent lea leah lee leila lena leon leonard leonardo leslie leticia li liam lila lin linda lisa liz lorenzo louis
  louise luc luca lucas lucia lucy luis luisa luka lukas luke luna lydia lynn maarten magda magnus mahmoud maja malik
  malte manuel manuela marc marcel marcela marcin marco marcus margaret margot maria mariam marianne marie marina mario
  marion markus marta martha martin martina mary masha mateo mateusz matt matteo matthew matthias maureen maurice max maya
  mehdi mehmet mei melanie melissa mia michael michaela michal michel michelle miguel mika mike mikhail milan mina ming
  minh miriam mirko mitchell mohamed mohammed mohammad moritz mustafa nadia nadine nancy naomi natalia natalie natasha nathan
  neha neil nelly nguyen niamh nicholas nick nicola nicolas nicole nikhil niklas nikolai nils nina nisha noah noel noemi
  noor nora norbert olaf oleg olga oliver olivia omar oscar oskar otto pablo paolo pascal patricia patrick paul paula
  pavel pawel pedro peter petra phil philip philipp philippe pia pierre pietro piotr pooja prakash pranav prashant praveen
  preeti priya qian quentin rachel rafael rahul raj rajesh rajiv ralf ralph ramon raphael raquel rashid raul ravi
  raymond rebecca reinhard renata rene ricardo riccardo richard rick rita robert roberta roberto robin rodrigo roger rohan
  roland rolf roman ronald rosa ross roy ruben rui russell ruth ryan sabine sabrina said sally sam samantha samir samuel
  sandeep sandra sanjay santiago sara sarah saskia scott sean sebastian selma serena serge sergei sergey sergio shane shannon
  sharon shaun sheila shirley shreya silvia simon simone sina sofia sonia sonja sophia sophie soren stacy stanley stefan
  stefanie stella stephan stephanie stephen steve steven stuart sunil suresh susan susanne suzanne sven svetlana sylvia
  tadeusz takeshi tamara tania tanja tanya tariq tatiana ted teresa terry theo theresa thomas tiago tim timo timothy tina
  tobias todd tom tomas tomasz tommy tony tracy tristan uli ulrich ulrike umar ursula uwe valentina valeria vanessa vera
  veronica victor victoria vijay viktor vikram vincent vinay virginia vivek vivian vladimir volker walter wanda wei wendy
  werner wilhelm william winston wojciech wolfgang xavier xin yan yasmin yasmine yolanda yosef youssef yuki yuri yusuf yves zach
  zachary zahra zainab zara zhang zoe zofia`)

/** Given names that are everyday words too: taken for a name only with a capital inside a sentence, or where only a name fits. */
export const wordyNames = words(`
  will mark grace may bill rob sue art drew chase grant hope dawn jack pat frank rich dick ray joy faith rose ivy holly
  amber april june august summer autumn ruby pearl iris lily violet heather olive sandy dean earl duke jade penny carol
  gene miles wade clay cliff dale glen lance nick norm page reed rusty skip ward guy josh summit hunter mason carter
  parker taylor tyler sterling max sky crystal melody harmony destiny chance bob`)
