import { wordList } from './word-list'

/** Common given names of many languages, in lower case; none of them is an everyday English word. */
export const givenNames = wordList(`
  aaron abdul abdullah abebe abigail adaeze adam adebayo aditi adrian agata agnes agnieszka ahmed aiko aino aisha
  ajay akash akira alan albert alejandro aleksandra alessandro alex alexander alexandra alexei alexis alfred ali
  alice alicia alina alison allison amanda amara amelia amina amir amit amy ana ananth ananya anastasia anders andre
  andrea andreas andrei andres andrew andy angela angelo ania anika anil anita anja anjali ankit ann anna anne
  annika anthony antoine anton antonio anya aoife arjan arjun arne arthur arturo arun arvid asha ashley ashwin
  astrid axel ayesha ayumi aziz barbara bart bartek bas basia bea beatrice beatriz ben benjamin bento beppe bernard
  bernd beth bettina bhavya bianca bilal birgit bjarne bjorn bob bora boris brandon brenda brian bruna bruno bryan
  caio callum camila camille carina carla carlos carmen carol carolina caroline catherine cathy cecilia celine cesar
  chad chang charles charlie charlotte chen chiara chidi chie chinedu chloe chris christian christina christine
  christoph christopher ciara cindy claire clara claudia clement colin connor craig cristina cynthia daan daichi
  daisuke daisy damian dana daniel daniela danielle danni danny darek dario darren dasha dave davi david debbie
  debora deborah declan deepa deepak denis deniz dennis derek diana diane diego dieter dima dimitra dimitri dinesh
  dirk divya dmitri dmitry dominic dominik donald donna doris dorothy douglas duc duncan dylan ebru edgar eduardo
  edward eino ekaterina elaine eleanor elena eli elias elif elin elisa elizabeth ella ellen elsa emeka emiko emil
  emilia emily emine emma emre enrique enzo eoin eric erica erik erika erin ernesto esther ethan etienne eugene eun
  eva evan evelyn ewa fabian fabiana fabien fabio fang farah farid fatima fatma fatou felipe felix femke feng fergus
  fernando filip fiona flavia florian fran frances francesca francesco francis francois frederic freja fritz fumiko
  gabe gabriel gabriela gaelle gamze gareth gary gaurav geoff george georgia gerald gerard gerd gino giorgos
  giovanni giulia glenn gloria gordon gosia graham greg gregor greta grisha grzegorz guang guido guillaume gunther
  gustav gustavo hakan hamza hana hania hanna hannah hans hao haoran harish harold harriet harry haruto hassan
  hector heidi heike heinz heitor helen helena helga henrik henry hideo hiroshi holger hong howard hugo hui huong
  hyun ian ibrahim ida ifeoma igor ikram ilse inaki ines inga inge ingrid ingvar irene irina isaac isabel isabella
  isha ishaan ismail ivan ivana iwona jacek jackie jacob jacqueline jadwiga jake jakob jamal james jamie jana jane
  janet janine jarek jasmine jason javier jayden jean jeff jeffrey jelena jennifer jenny jens jeremy jerome jessica
  jia jie jiho jihye jim jimmy jin jing jisoo joan joana joanna joao joe joel joerg joey johan johann johanna john
  johnny jola jon jonas jonathan joost jordan jorge jorgen jose joseph josh joshua juan judith judy julian juliana
  juliano julie julien julio jun jurgen justin justyna kai kaitlyn kaori karen karim karin karl karla karthik
  karthika kasia kasper katarzyna kate katharina katherine kathleen kathy katie katja katrin kavita kazuki keiichi
  keiko keith kelechi kelly kemal ken kenji kenneth kenta kerry kevin khalid kim kiran kirsi kirsten klaus koen kofi
  koji kostas kostya kristen kristin kristina krzysztof kuba kun kurt kwame kwesi kyle laetitia lakshmi lan larissa
  lars latisha laura lauren laurent lauri lea leah lee lei leila lena leon leonard leonardo leslie leticia leyla li
  liam lila lin linda ling linnea lionel lisa liz loic lorenzo lotte louis louise luc luca lucas lucca lucia lucie
  lucy luis luisa luka lukas lukasz luke luna lydia lynn maarten maartje maciej magda magnus mahmoud maja makoto
  malgorzata malik malte mamadou manish manuel manuela marc marcel marcela marcelo marcin marco marcus marek
  margaret margot maria mariam marianne marie marina mario marion markus marta martha martin martina mary masako
  masha mateo mateusz mathieu matt matteo matthew matthias maureen maurice max maxime maya meera megumi mehdi mehmet
  mei meiling melanie melissa mert mia michael michaela michal michalina michel michelle mick miguel mika mikael
  mike mikhail mikko milan mina ming minh minho minji miriam mirko misha mitchell mohamed mohammad mohammed mohit
  monika moritz moussa murat murilo mustafa nacho nadia nadine nancy naoki naomi natalia natalie natasha nate
  nathalie nathan naveen neha neil nelly ngozi nguyen niamh nicholas nick nicola nicolas nicole niels nikhil niklas
  nikolai nikos nils nilufer nina nisha nitin noah noel noemi noor nora norbert obi oisin ola olaf oleg olga oliver
  olivia olu omar onur oscar oskar oskari otavio otto ousmane ozan pablo paco pallavi paolo patricia patrick paul
  paula pavel pawel pedro peng pepe pete peter petra petri phil philip philipp philippe pia pierre pieter pietro
  piotr piotrek pooja prakash pranav prashant praveen preeti priya priyanka przemek qian qiang quentin rachel rafael
  rafal rahul raissa raj rajesh rajiv rakesh ralf ralph ramesh ramon raphael raquel rashid rasmus raul ravi raymond
  rebecca reinhard remi ren renan renata rene ricardo riccardo richard rick rita robert roberta roberto rodrigo
  roger rohan rohit roland rolf romain roman ronald rong rosa ross roy ruben rui russell ruth ruud ryan ryo saara
  sabine sabrina sachin sade sakura sally sam samantha samir samuel sandeep sander sandra sanjay sanjeev sanna
  santiago sara sarah sasha saskia satoshi scott sean sebastian sebastien selin selma serena serge sergei sergey
  sergio serkan seydou shane shannon sharon shaun sheila shinji shirley shreya shreyas shu shweta signe sigrid
  silvia simon simone sina sinead siobhan sjoerd slawek sneha sofia sofie solene sonia sonja soo sophia sophie soren
  stacy stanley stavros stefan stefanie stella stephan stephanie stephen steve steven stuart sunil suresh susan
  susanne sushma suzanne sven svetlana swati sylvia sylvie sylwia tadeusz takashi takeshi tamara tania tanja tanvi
  tanya tao tariq tatiana ted teresa terry thais theo theresa thiago thibault thierry thijs thomas tiago tian tim
  timo timothy tina ting tobias todd tolga tom tomas tomasz tomek tommy tomoko tony tracy tristan tuan tunde tuomas
  uli ulrich ulrike umar ursula uwe valentina valeria vanessa varun vasilis vera veronica victor victoria vidya
  vijay vikram viktor ville vinay vince vincent vinod virginia vitor vivek vivian vlad vladimir volker walter wanda
  wei weiwei wendy wenjie werner wilhelm william winston wojciech wojtek wolfgang wouter xavier xenia xiao xiaoming
  xin yan yang yara yasemin yash yasmin yasmine yemi ying yoko yolanda yong yoon yosef yoshi youssef yue yui yuki
  yun yuri yusra yusuf yves zach zachary zack zahra zainab zara zbigniew zehra zhang zoe zofia zosia
`)

/** Given names that are everyday words too: taken for a name only with a capital inside a sentence, or where only a name fits. */
export const ambiguousNames = wordList(`
  amber april art august autumn bill bob carol carter chance chase clay cliff crystal dale dawn dean destiny dick
  drew duke earl faith frank gene glen grace grant guy harmony heather holly hope hunter iris ivy jack jade jan josh
  joy julia june lance lily mark mason max may melody miles nick norm olive page parker pascal pat pearl penny ray
  reed rich rob robin rose ruby rusty sandy skip sky sterling sue summer summit taylor tyler violet wade ward will
`)
