"""Invented people in many scripts, as data for the generator."""

from __future__ import annotations

from random import Random

GIVEN = (
    "Amara Jan Łukasz Søren Işıl Đức Chloé Zoë Noah Liam Emma Olivia Ava Mia Lucas Ethan Aarav Priya Rohan Sneha Wei Mei Hana Yuki "
    "Kenji Minh Thảo Fatima Omar Yusuf Layla Kwame Ama Chidi Ngozi Tomáš Jiří Zdeněk Kateřina Agnieszka Małgorzata Björn Åsa Þór "
    "Siobhán Niamh João Inês Beatriz José María Andrés Lucía Giulia Matteo Élodie François Jean-Luc Marie-Ève Olga Dmitri Oksana "
    "Андрей Ольга Дмитрий Наталья Γιώργος Ελένη 太郎 花子 伟 芳 민준 서연 محمد فاطمة राहुल प्रिया สมชาย Anneliese Jürgen Müşerref"
).split()
FAMILY = (
    "Okafor Novák Wójcik Dahl Demir Nguyễn Gagnon Tremblay Roy Côté Smith Brown Martin Wilson Taylor Kaur Singh Patel Sharma Iyer "
    "Chen Wang Li Zhang Tanaka Satō Suzuki Kim Park Trần Phạm Al-Sayed Haddad Mbeki Boateng Adeyemi Svoboda Dvořák Černý Kowalska "
    "Zieliński Öberg Strauß Weiß Müller Schröder O’Brien Ó’Súilleabháin Silva Souza Gonçalves García Muñoz Ibáñez Rossi Bianchi "
    "Lévesque Bélanger D’Amours Иванов Петрова Шевченко Παπαδόπουλος 山田 佐藤 王 李 김 박 العلي حسن शर्मा वर्मा ใจดี Straße Yıldız Ðorđević"
).split()
EMPLOYERS = (
    "Bluewater Mutual,Northgate Logistics,Karavan Retail,Fjordkraft,Atlas Conseil,Tidal Insurance,Kestrel Foods,Lotus Wholesale,"
    "Harbour Freight Lines,Coop Rivière,Dnipro Soft,Cedar Group,Sakura Trading,Quickline,Brightmart,Voz Direta,Polar Storage"
).split(",")
TITLES = (
    "Analyst,Buyer,Payroll specialist,Software developer,Accountant,Nurse,Electrician,Project manager,Warehouse lead,Designer,"
    "Recruiter,Technician,Driver,Chef,Teacher,Sales associate"
).split(",")
PLACES = (
    "Montréal,Québec,Laval,Toronto,Ottawa,Halifax,Winnipeg,Calgary,Vancouver,Gatineau,Sherbrooke,Mississauga".split(",")
)


def person(random: Random) -> tuple[str, str]:
    """A given and a family name; a third of the people have a second given name, so that a million differ enough."""
    given = random.choice(GIVEN)
    if random.random() < 0.35:
        given += f" {random.choice(GIVEN)}"
    family = random.choice(FAMILY)
    if random.random() < 0.2:
        family += f"-{random.choice(FAMILY)}"
    return given, family
