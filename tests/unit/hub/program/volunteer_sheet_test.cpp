#include "hub/program/volunteer_sheet.hpp"

#include "hub/program/csv.hpp"
#include "hub/program/written_words.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

namespace {

// Eleven figures that begin with 07, with any blanks.
class Numbers final : public hub::Numbering {
public:
    std::optional<hub::PhoneNumber> normalise(std::string_view written,
                                              std::string_view /*region*/) const override {
        std::string digits;
        for (const char c : written) {
            if (c != ' ') digits += c;
        }
        if (digits.starts_with("+44")) digits = "0" + digits.substr(3);
        if (digits.size() != 11 || !digits.starts_with("07")) return std::nullopt;
        return hub::PhoneNumber{"+44" + digits.substr(1)};
    }
    hub::NumberKind kind(std::string_view /*written*/, std::string_view /*region*/) const override {
        return hub::NumberKind::dialable;
    }
};

class Places final : public hub::Geocoder {
public:
    std::optional<hub::Place> find(std::string_view postcode) const override {
        if (!postcode.starts_with("E8")) return std::nullopt;
        hub::Place place;
        place.name = "E8 3";
        place.level = hub::PlaceLevel::sector;
        return place;
    }
};

const Numbers numbers;
const Places places;

program::SheetKnowledge knowledge() {
    return {numbers, places, "GB", {{"shopping"}, {"medication"}, {"dog_walking"}, {"call"}}};
}

program::VolunteerSheet read(const std::string& csv) {
    return program::read_volunteers(csv, knowledge());
}

std::vector<std::string> reasons(const std::string& csv) {
    std::vector<std::string> lines;
    for (const auto& bad : read(csv).bad)
        lines.push_back(std::to_string(bad.line) + ": " + bad.reason);
    return lines;
}

const std::string header = "name,phone,postcode,needs\n";

// Hours of one day of the week, as 0s and 1s from midnight.
std::string hours_on(const std::string& written, std::size_t day) {
    std::string unknown;
    const auto week = program::hours_in(written, unknown);
    if (!week) return "? " + unknown;
    std::string hours;
    for (std::size_t hour = 0; hour < 24; ++hour) hours += week->test(24 * day + hour) ? '1' : '0';
    return hours;
}

const std::string all_day(24, '1');
const std::string never(24, '0');
const std::string morning = "000000011111000000000000";

}  // namespace

TEST_CASE("a plain sheet is read whole") {
    const auto sheet = read(header + "Rosa Luz,07700 900123,E8 3PN,shopping\n");
    CHECK(sheet.bad.empty());
    REQUIRE(sheet.rows.size() == 1);
    const auto& volunteer = sheet.rows[0].volunteer;
    CHECK(sheet.rows[0].line == 2);
    CHECK(volunteer.name.reveal == "Rosa Luz");
    CHECK(volunteer.number.reveal == "+447700900123");
    CHECK(volunteer.volunteer.home.name == "E8 3");
    CHECK(volunteer.volunteer.approved);
    CHECK(volunteer.volunteer.languages == std::vector<std::string>{"en"});
    CHECK(volunteer.volunteer.available.all());
    CHECK(volunteer.volunteer.reach.value == 5000.0);
}

TEST_CASE(
    "a sheet as spreadsheets save it: byte order mark, CRLF, semicolons, quotes, blank lines, "
    "other columns") {
    const auto sheet = read(
        "\xEF\xBB\xBF"
        "Joined;Full Name;MOBILE;Post Code;Can help with;Days;Miles\r\n"
        "\r\n"
        "2020-03-20;\"Luz, \"\"Rosa\"\"\";7700900123;E8 3PN;\"shopping; "
        "Prescriptions\";weekdays;2\r\n"
        ";;;;;;\r\n"
        "2020-03-21;Bo;\"07700 900124\";e8;Anything;;\r\n");
    CHECK(sheet.bad.size() == 1);  // "e8" is not known to this test's places
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.rows[0].line == 3);
    CHECK(sheet.rows[0].volunteer.name.reveal == "Luz, \"Rosa\"");
    CHECK(sheet.rows[0].volunteer.number.reveal == "+447700900123");
    CHECK(sheet.rows[0].volunteer.volunteer.needs ==
          std::vector<hub::Need>{{"shopping"}, {"medication"}});
    CHECK(sheet.rows[0].volunteer.volunteer.reach.value == Approx(3218.688));
    CHECK(sheet.rows[1].line == 5);
    CHECK(sheet.rows[1].volunteer.volunteer.needs.size() == 4);
}

TEST_CASE(
    "line ends may be those of old Macs, and a cell may hold line ends without shifting the "
    "count") {
    CHECK(reasons("name,phone,postcode,needs\rRosa,0,E8,shopping\r") ==
          std::vector<std::string>{"2: the phone number cannot be texted"});
    CHECK(reasons(header + "Rosa,07700900123,E8,\"shopping\nmedication\"\nBo,0,E8,shopping\n") ==
          std::vector<std::string>{"4: the phone number cannot be texted"});
}

TEST_CASE("the id of a chat is taken as it is written, and one that is missing is told") {
    program::SheetKnowledge chats = knowledge();
    chats.chats = true;
    const auto sheet = program::read_volunteers(
        "name,phone,postcode,needs\nAnn,8101,E8 3,shopping\nBob,,E8 3,shopping\n", chats);
    REQUIRE_FALSE(sheet.rows.empty());
    CHECK(sheet.rows[0].volunteer.number.reveal == "8101");
    REQUIRE(sheet.bad.size() == 1);
    CHECK(sheet.bad[0].reason == "there is no chat");
}

TEST_CASE("every bad row is told with its line and reason, several reasons each") {
    CHECK(reasons(header + ",,,\n"
                           ",07700900123,E8,shopping\n"
                           "Bo,12,ZZ99 9ZZ,flying\n"
                           "Al,,,\n"
                           "Cy,07700900124,E8,shopping\n"
                           "Di,+44 7700 900124,E8,shopping\n") ==
          std::vector<std::string>{
              "3: there is no name",
              "4: the phone number cannot be texted",
              "4: the postcode is not known",
              "4: \"flying\" is no need of this group",
              "5: there is no phone number",
              "5: there is no postcode",
              "5: it does not say what they help with (\"anything\" is allowed)",
              "7: the same phone number is in line 6",
          });
}

TEST_CASE("a sheet that is no list of volunteers is refused as a whole") {
    CHECK(reasons("").size() == 1);
    CHECK(reasons(header).size() == 1);
    CHECK(reasons("name,phone\nRosa,07700900123\n") ==
          std::vector<std::string>{"1: there is no column \"postcode\"",
                                   "1: there is no column \"needs\""});
    CHECK(reasons("name,name,phone,postcode,needs\nA,B,C,D,E\n").size() == 1);
    CHECK(reasons(header + "Rosa,07700900123,E8,\"shopping\nBo,x,y,z\n") ==
          std::vector<std::string>{"2: a quote is opened here and never closed"});
}

TEST_CASE("text that is not UTF-8 is refused with its line, because names would be spoilt") {
    CHECK(reasons(header + "Rosa,07700900123,E8,shopping\nJos\xE9,07700900124,E8,shopping\n") ==
          std::vector<std::string>{"3: this is not UTF-8 text: save the file as \"CSV UTF-8\""});
    CHECK(reasons(std::string{"\xFF\xFEn\0a\0", 6}).size() == 1);
    CHECK(reasons(header + std::string{"Ro\0sa,07700900123,E8,shopping\n", 30}).size() == 1);
}

TEST_CASE("short rows and rows with more cells than columns are no trouble") {
    CHECK(reasons(header + "Rosa,07700900123,E8\n").size() == 1);
    CHECK(read(header + "Rosa,07700900123,E8,shopping,more,and more\n").bad.empty());
}

TEST_CASE("days and times as people write them") {
    CHECK(hours_on("", 0) == all_day);
    CHECK(hours_on("any time", 6) == all_day);
    CHECK(hours_on("weekdays", 4) == all_day);
    CHECK(hours_on("weekdays", 5) == never);
    CHECK(hours_on("Weekday mornings", 0) == morning);
    CHECK(hours_on("Mon, Weds and Fri mornings", 2) == morning);
    CHECK(hours_on("Mon, Weds and Fri mornings", 3) == never);
    CHECK(hours_on("Fri\xE2\x80\x93Sun", 5) == all_day);
    CHECK(hours_on("Fri - Mon", 0) == all_day);
    CHECK(hours_on("Fri - Mon", 1) == never);
    CHECK(hours_on("tuesdays 9-12", 1) == "000000000111000000000000");
    CHECK(hours_on("9-5", 1) == "000000000111111110000000");
    CHECK(hours_on("5-9pm", 1) == "000000000000000001111000");
    CHECK(hours_on("9:30am to 1pm", 1) == "000000000111100000000000");
    CHECK(hours_on("Thurs 09:30-17:00", 3) == "000000000111111110000000");
}

TEST_CASE("what is neither day nor time is named") {
    CHECK(hours_on("when mum is well", 0) == "? when");
    CHECK(hours_on("17-9", 0) == "000000000000000001111000");
    CHECK(hours_on("25-26", 0) == "? 25-26");
    CHECK(hours_on("-", 0) == all_day);
}

TEST_CASE("a week that is written reads back as it was") {
    CHECK(program::written(hub::WeeklyHours{}.set()) == "any time");
    CHECK(program::written(hub::WeeklyHours{}) == "never");
    std::string unknown;
    for (const char* words : {"any time",
                              "never",
                              "weekday mornings",
                              "Mon mornings or Tue evenings",
                              "Sat 9-10 or Sun 0-24 or Mon 22-24",
                              "Mon, Wed 9-12, 14-16 or Fri"}) {
        INFO(words);
        const auto week = program::hours_in(words, unknown);
        REQUIRE(week);
        INFO(program::written(*week));
        CHECK((program::hours_in(program::written(*week), unknown) == *week));
    }
    CHECK(hours_on("Mon mornings or Tue", 1) == all_day);
    CHECK(hours_on("Mon mornings or Tue", 0) == morning);
    CHECK(hours_on("Mon or whenever", 0) == "? whenever");
}

TEST_CASE("lengths have units") {
    using program::LengthUnit;
    using program::reach_in;
    CHECK(reach_in("5", LengthUnit::kilometres)->value == 5000.0);
    CHECK(reach_in("2.5 km", LengthUnit::miles)->value == 2500.0);
    CHECK(reach_in("3 miles", LengthUnit::kilometres)->value == Approx(4828.032));
    CHECK(reach_in("800m", LengthUnit::kilometres)->value == 800.0);
    for (const char* bad : {"", "far", "-1", "0", "nan", "inf", "1e9", "5 leagues", "5,5"}) {
        CHECK_FALSE(reach_in(bad, LengthUnit::kilometres));
    }
}

TEST_CASE("languages by name or by code") {
    std::string unknown;
    CHECK(program::languages_in("English, polish & BN", unknown) ==
          std::vector<std::string>{"en", "pl", "bn"});
    CHECK_FALSE(program::languages_in("Klingon", unknown));
    CHECK(unknown == "klingon");
}

TEST_CASE("a row of very many cells is cut, not kept") {
    const auto csv = program::read_csv(std::string(10'000, ',') + "x");
    for (const auto& row : csv.rows) CHECK(row.cells.size() <= program::max_cells);
}

TEST_CASE("what is wrong is told in words that a terminal can show") {
    const std::string columns = "name,phone,postcode,needs,languages,days\n";
    const auto told =
        reasons(columns + "Bo,07700900123,E8,sho\u202epping,Pol\u200bish,mon\x1b[2J\n");
    CHECK(told ==
          std::vector<std::string>{
              "2: a word with characters that cannot be seen is no need of this group",
              "2: a word with characters that cannot be seen is no language that is known here",
              "2: a word with characters that cannot be seen is neither a day nor a time"});
    CHECK(reasons(columns + "Bo,07700900123,E8," + std::string(61, 'x') + ",,\n") ==
          std::vector<std::string>{"2: a word longer than 60 bytes is no need of this group"});
}
