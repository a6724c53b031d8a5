"""Names as one hears them in a Dutch company of today. Put together by the dice, so whoever bears one is a stranger."""

_GIVEN = (
    "Aart Abel Achmed Adriana Agnes Ahmet Aicha Albert Aleksandra Alice Amber Amina Anja Anke Anton Arjan Arno Astrid "
    "Aylin Barbara Bart Berend Bert Bianca Bilal Björn Boris Brenda Carla Carlos Cees Chantal Chris Claudia Coen "
    "Corrie Danique Dennis Derya Diana Dick Dineke Dirk Dominik Dorien Douwe Eddy Edwin Eefje Elif Elise Ellen Els "
    "Emiel Emre Erik Erwin Eva Evelien Farid Femmy Ferry Fleur Floor Francis Frank Frits Gea Gerda Gert Gijs Gina "
    "Gonnie Greet Hafid Hakan Halima Hans Harm Harrie Heleen Henny Herman Hicham Hilde Huub Ibrahim Ingrid Irene Iris "
    "Ivo Jaap Jacco Jacqueline Jamal Jan Janneke Jasmijn Jasper Jelle Jeroen Jessica Jetske Jolanda Jorik Judith "
    "Karim Karel Kees Kemal Kim Koen Krzysztof Lars Laura Leila Leo Lianne Linda Loes Louis Luuk Maaike Maarten Magda "
    "Malika Manon Marcel Marco Margriet Marieke Marijn Mark Marleen Martin Mehmet Melanie Menno Michel Mieke Milan "
    "Mohamed Monique Murat Myrthe Nadia Nathalie Nico Niels Nienke Nouria Olga Omar Onno Patricia Patrick Paul Petra "
    "Pieter Pim Piotr Rahma Ralf Rein Remco Renate Rianne Rik Rob Roel Romy Rosa Ruben Sabine Samir Sander Sandra "
    "Sara Selma Serge Siham Silvia Simone Soufiane Stan Stefan Suzanne Sven Sylvia Tamara Tariq Teun Thea Thijs "
    "Tineke Tjeerd Tom Tomasz Ton Truus Vera Victor Vincent Wendy Wessel Wilma Wim Yara Yasin Yvonne Zeynep"
)

# "|" separates the part before the family name.
_FAMILY = (
    "Aalbers Abdi Akkerman Arends van|Asten Aydin Baars Bakker Balk ter|Beek Beumer van|Bergen Bloemendaal Boer "
    "Bosman Boukhari ten|Brink van|den|Broek Bruinsma Buijs Cakir Coenen Cornelissen van|Dalen Dekker Demir van|Dijk "
    "Doornbos Driessen Drost van|Duin Eikelenboom El|Idrissi Engels van|Es Evers Feenstra Franke van|Galen Geerts "
    "Gerritsen Gielen de|Graaf Groeneveld Groot de|Haan Haddou Hagen Hartman Heemskerk van|der|Heijden Hofstra "
    "Hoekstra Hoogendoorn Houtman Huisman Hulst Jacobs Jager Jansma de|Jong Kaya Keizer Ketelaar Kikkert Kloosterman "
    "Kok Kooistra Koster Kowalski Kroon Kuijt van|Laar Lammers van|Leeuwen Lindeman van|Loon Maas Mansour Marsman "
    "Meijer van|der|Meulen Mertens Mol Molenaar Mulder Nagel Nguyen Niemeijer Noordhoek Nowak Okkerse Olthof Oomen "
    "Oudshoorn Ouali Overbeek Palmen Peeters Pinto van|der|Plas Plomp Poot Prins Quispel Raaijmakers Ramdin Reijnders "
    "Rietveld Roelofs Roos Ruiter van|Santen Schaap Schouten Sahin Silva Slager Smeets Snoek Spaan Steenbergen Stam "
    "Sturm Swart Talhaoui Tangelder Teunissen Timmer Tolsma Tuinstra Ubbink Uitslag Valk Veenstra van|de|Ven "
    "Verhagen Vermeer Vink Visser Vlasblom Vonk de|Vries Wagenaar Wassink van|Wijk Wielinga Wolters van|der|Woude "
    "Yildiz Zaal van|Zanten Zijlstra Zuidema Zwart"
)

GIVEN = _GIVEN.split()
FAMILY = _FAMILY.split()
