import { wordList } from './word-list'

/** Common given names of many languages, in lower case; none of them is an everyday English word. */
export const givenNames = wordList(`
  aaron abdul abdullah abebe abena abigail adaeze adam adaora adebayo adebola aditi adrian agata agnes agnieszka ahmad
  ahmed aidan aiko aino aisha aisling ajay akash akiko akira alan albert alejandra alejandro aleksandra alessandro
  alessia alex alexander alexandra alexei alexis alfred ali alice alicia alina alison allison altan amal amanda amani
  amara amelia amina amir amit amy ana ananth ananya anastasia anders andre andrea andreas andrei andrej andres andrew
  andy aneta angela angelo ania anika anil anita anja anjali ankit ann anna anne annelies annika anthony antoine anton
  antonella antonio anwar anya aoife arash arda ariadna arjan arjun arne arthur arturo arun arvid asha ashley ashwin
  aslan astrid axel ayesha ayodele ayumi azadeh aziz barbara bart bartek bartosz bas basia batuhan bea beatrice
  beatrix beatriz ben bengt benjamin bento beppe bernard bernd beth bettina bhavya bianca bilal birgit bjarne bjorn
  bob bogdan bojan bora boris borja brandon branko brenda brian brigitte bruna bruno bryan burak caio callum camila
  camille carina carla carlos carlotta carmen carol carolina caroline catalina catherine cathy cecilia celeste celine
  cesar chad chang charles charlie charlotte chen chiara chidi chie chinedu chinwe chloe chris christian christina
  christine christoph christopher chukwu ciara cihan cindy claire clara claudia claudio clement colin connor cosmin
  craig cristina cynthia cyril daan dafydd dagmar daichi daisuke daisy dalia damian damir dana daniel daniela danielle
  danni danny darek dario darius darren dasha dave davi david davide debbie debora deborah declan deepa deepak
  delphine denis deniz dennis derek desmond dewi diana diane diego dieter dijana dima dimitra dimitri dimitrios dinesh
  dirk divya dmitri dmitry dominic dominik dominika donald donna doris dorota dorothy douglas dragan duc duncan dylan
  ebony ebru edgar edith eduardo edward eero efua eike eino ekaterina elaine eleanor elena eleni eli elias elif elin
  elisa eliska elizabeth ella ellen elodie elsa emeka emiko emil emilia emily emine emma emre enrico enrique enzo eoin
  erdem eric erica erik erika erin ernesto esra estelle esther ethan etienne eugene eun eva evan evelina evelyn ewa
  ezra fabian fabiana fabien fabio fang farah farid fatima fatma fatou federica felicia felipe felix femke feng
  ferdinand fergus fernanda fernando filip fiona flavia florian fran frances francesca francesco francis francois
  frederic freja freya fritz fumiko gabe gabriel gabriela gaelle gamze gareth gary gaurav geoff george georgia gerald
  gerard gerd gerhard ghassan gino giorgio giorgos giovanni giulia glenn gloria goran gordon gosia graham greg gregor
  greta grisha grzegorz guang gudrun guido guillaume guillermo gunther gustav gustavo hakan halima hamza hana hania
  hanna hannah hannes hans hao haoran harish harold harriet harry haruto hassan hector hedda heidi heike heinz heitor
  helen helena helga helmut henrik henry hideo hiroshi holger hong horst howard hugo hui huong hyun ian ibrahim ida
  idris ifeoma ignacio igor ikram ildiko ilse imran inaki ines inga inge ingrid ingvar irene irina isaac isabel
  isabella isha ishaan isla ismail ivan ivana ivo iwona jacek jackie jacob jacqueline jadwiga jagoda jaime jake jakob
  jakub jamal james jamie jamila jana jane janet janine jarek jaroslav jasmine jason javier jayden jean jeff jeffrey
  jelena jennifer jenny jens jeremy jerome jesper jessica jia jie jiho jihye jim jimmy jin jing jiri jisoo joan joana
  joanna joao joe joel joerg joey johan johann johanna john johnny jola jolanta jon jonas jonathan joost jordan jorge
  jorgen jose josef joseph josh joshua jovana juan judith judy juhani julian juliana juliano julie julien julio jun
  junko jurgen justin justyna kabir kai kaitlyn kamala kaori karen karim karin karl karla karolina karthik karthika
  kasia kasper katarzyna kate kateryna katharina katherine kathleen kathy katie katja katrin kavita kazuki kazuo
  keiichi keiko keith kelechi kelly kemal ken kenji kenneth kenta kerry kevin khadija khalid kim kiran kirsi kirsten
  kjell klara klaus koen kofi koji konstantin kostas kostya kristen kristin kristina krzysztof kuba kun kurt kwabena
  kwame kwesi kyle laetitia lakshmi lamine lan larissa lars lasse laszlo latifa latisha laura lauren laurent lauri lea
  leah leandro lee lei leila lena lennart leon leonard leonardo leslie leticia leyla li liam liesbeth lila lin linda
  linnea lionel lisa livia liz ljubica loic lorenzo lothar lotte louis louise luc luca lucas lucca lucia lucie lucy
  ludmila luis luisa luka lukas lukasz luke luna lydia lynn maarten maartje maciej magda magnus mahmoud maja makoto
  maksim malgorzata malik malin malte mamadou manish manon manuel manuela marc marcel marcela marcelo marcin marco
  marcus marek margaret margarita margot maria mariam marianne marie marijke marina mario marion marisol marko markus
  marta martha martin martina mary masako masha mateo mateusz mathieu matt matteo matthew matthias maureen maurice max
  maxime maya mbali meera megumi mehdi mehmet mei meiling melanie melissa mert mia michael michaela michal michalina
  michel michelle mick miguel mihai mika mikael mike mikhail mikko milan milena milos ming minh minho minji miriam
  mirjam mirko misha mitchell mohamed mohammad mohammed mohit monika moritz moussa murat murilo mustafa nacho nadia
  nadine naledi nancy naoki naomi natalia natalie natasha nate nathalie nathan naveen neha neil nelly ngozi nguyen
  niamh nicholas nick nicola nicolas nicole niels nikhil niklas nikola nikolai nikos nils nilufer nina nisha nitin
  noah noel noemi noor nora norbert obi obinna oisin ola olaf oleg olena olga oliver olivia olu oluwaseun omar onur
  orla oscar oskar oskari otavio otto ousmane ozan pablo paco pallavi paolo pascal patrice patricia patrick paul paula
  pavel pawel pedro peng pepe pete peter petra petri phil philip philipp philippe pia pierre pieter pietro piotr
  piotrek pooja prakash pranav prashant praveen preeti priya priyanka przemek qian qiang quentin rachel radek rafael
  rafal rahel rahul raissa raj rajesh rajiv rakesh ralf ralph ramesh ramon ramona raphael raquel rashid rasmus raul
  ravi raymond rebecca reinhard remi ren renan renata rene rhiannon ricardo riccardo richard rick rita robert roberta
  roberto rodrigo roger rohan rohit roland rolf romain roman ronald rong rosa ross roy ruben rui rupert russell ruth
  ruud ryan ryo saara sabine sabrina sachin sade sakura sally salma sam samantha samir samuel sandeep sander sandra
  sanjay sanjeev sanna santiago saoirse sara sarah sasha saskia satoshi scott sean sebastian sebastien selim selin
  selma serena serge sergei sergey sergio serkan seydou shane shannon sharon shaun shazia sheila shinji shirley shreya
  shreyas shu shweta signe sigrid silvia simon simona simone sina sindre sinead siobhan sjoerd slavica slawek sneha
  sofia sofie solene solveig sonia sonja soo sophia sophie soren stacy stanislav stanley stavros stefan stefania
  stefanie stella stephan stephanie stephen steve steven stuart sunil suresh susan susanne sushma suzanne sven
  svetlana swati sylvia sylvie sylwia szymon tadeusz takashi takeshi takumi tamara tania tanisha tanja tanvi tanya tao
  tariq tatiana ted tenzin teodora teresa terry thabo thais thandiwe theo theresa thiago thibault thierry thijs thomas
  tiago tian tim timo timothy tina ting tobias todd tolga tom tomas tomasz tomek tommy tomoko tony torsten tracy
  tristan tuan tunde tuomas uli ulrich ulrike umar ursula uwe valentina valeria vanessa varun vasile vasilis vera
  veronica veronika victor victoria vidya vijay vikram viktor ville vinay vince vincent vincenzo vinod virginia vitor
  vivek vivian vlad vladimir volker walter wanda wanjiru wei weiwei wendy wenjie werner wiebke wilhelm william winston
  wojciech wojtek wolfgang wouter xavier xenia xiao xiaoming xin yan yang yara yasemin yash yasmin yasmine yemi
  yevgeny ying yoko yolanda yong yoon yosef yoshi youssef yue yui yuki yun yuri yusra yusuf yves zach zachary zack
  zahra zainab zara zbigniew zdenek zehra zeynep zhang zoe zofia zoltan zosia zsofia
`)

/** Given names that are everyday words too: taken for a name only with a capital inside a sentence, or where only a name fits. */
export const ambiguousNames = wordList(`
  amber april art august autumn bill bob carol carter chance chase clay cliff crystal dale dawn dean destiny dick
  drew duke earl faith frank gene glen grace grant guy harmony heather holly hope hunter iris ivy jack jade jan josh
  joy julia june lance lily mark mason max may melody miles nick norm olive page parker pascal pat pearl penny ray
  reed rich rob robin rose ruby rusty sandy skip sky sterling sue summer summit taylor tyler violet wade ward will
`)
