#include "adapters/places/postcode_table.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <stdexcept>
#include <string>

using Catch::Matchers::Contains;
using places::PostcodeTable;

namespace {

const PostcodeTable& britain() {
    static const PostcodeTable table{std::filesystem::path{POSTCODES}};
    return table;
}

std::string name_of(const std::optional<hub::Place>& place) {
    return place ? place->name : "nothing";
}

const std::string head =
    "# Contains public figures.\nplace,lat,lng,postcodes,radius_m,radius95_m\n";

PostcodeTable table_of(const std::string& text) {
    std::istringstream lines{text};
    return PostcodeTable{lines};
}

std::string problem_of(const std::string& text) {
    try {
        table_of(text);
    } catch (const std::runtime_error& problem) {
        return problem.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("the table that is shipped is wholly understood") {
    CHECK(britain().size() == 15'000);
}

TEST_CASE("a full postcode gives its sector, with centre and radius") {
    const auto place = britain().find("ab11 5qn");
    REQUIRE(place);
    CHECK(*place == hub::Place{.name = "AB11 5",
                               .level = hub::PlaceLevel::sector,
                               .centre = {57.1461, -2.0915},
                               .radius = {404}});
}

TEST_CASE("a district is found by itself and says that it is only a district") {
    const auto place = britain().find("AB12");
    REQUIRE(place);
    CHECK(*place == hub::Place{.name = "AB12",
                               .level = hub::PlaceLevel::district,
                               .centre = {57.1113, -2.0978},
                               .radius = {1400}});
}

TEST_CASE("the first and the last rows of the table are found") {
    CHECK(name_of(britain().find("AB1")) == "AB1");
    CHECK(name_of(britain().find("ZE3 9XX")) == "ZE3 9");
    CHECK(name_of(britain().find("ZE3")) == "ZE3");
}

TEST_CASE("an unknown sector falls back to its district") {
    const auto place = britain().find("AB12 8ZZ");
    REQUIRE(place);
    CHECK(place->name == "AB12");
    CHECK(place->level == hub::PlaceLevel::district);
}

TEST_CASE("without a space the district wins where there is one, else the sector") {
    CHECK(name_of(britain().find("e11")) == "E11");
    CHECK(name_of(britain().find("e1 1")) == "E1 1");
    CHECK(name_of(britain().find("E83")) == "E8 3");
    CHECK(name_of(britain().find("e8 3")) == "E8 3");
    CHECK(name_of(britain().find("E8 3PN")) == "E8 3");
}

TEST_CASE("what is not in the tables is not found") {
    const std::string written = GENERATE(as<std::string>{},
                                         "BT1 1AA",
                                         "ZZ9 9ZZ",
                                         "",
                                         "help",
                                         "E8 3P",
                                         "99999",
                                         "AB12 8ZZ and more words");
    CAPTURE(written);
    CHECK_FALSE(britain().find(written));
}

TEST_CASE("whose figures these are can be shown") {
    const auto& licence = britain().licence();
    REQUIRE(licence.size() == 4);
    CHECK_THAT(licence[0], Contains("National Statistics Postcode Lookup") && !Contains("#"));
    CHECK_THAT(licence[2], Contains("Royal Mail copyright"));
    CHECK_THAT(licence[3], Contains("Open Government Licence v.3.0"));
}

TEST_CASE("rows in any order and with Windows line ends are read") {
    const auto table =
        table_of(head + "E8 3,51.5,-0.1,10,200,300\r\nE8,51.5412,-0.0635,100,400,900\r\n");
    CHECK(name_of(table.find("E8 3PN")) == "E8 3");
    CHECK(table.find("E8")->centre == matching::GeoPoint{51.5412, -0.0635});
}

TEST_CASE("a row that is not understood is an error with its line and reason") {
    CHECK(problem_of(head + "E8,51.5,-0.1,10,200,300\nE8 3,51.5,-0.1,10,200\n") ==
          "line 4: not six columns");
    CHECK(problem_of(head + "E8,51.5,-0.1,10,200,300,7\n") == "line 3: not six columns");
    CHECK(problem_of(head + "Hackney,51.5,-0.1,10,200,300\n") ==
          "line 3: not a district or sector");
    CHECK(problem_of(head + "E8 3P,51.5,-0.1,10,200,300\n") == "line 3: not a district or sector");
    CHECK(problem_of(head + "E8,91,-0.1,10,200,300\n") == "line 3: not a latitude");
    CHECK(problem_of(head + "E8,nan,-0.1,10,200,300\n") == "line 3: not a latitude");
    CHECK(problem_of(head + "E8,51.5,-0.1x,10,200,300\n") == "line 3: not a longitude");
    CHECK(problem_of(head + "E8,51.5,,10,200,300\n") == "line 3: not a longitude");
    CHECK(problem_of(head + "E8,51.5,-0.1,10,-1,300\n") == "line 3: not a radius in metres");
    CHECK(problem_of(head + "E8,51.5,-0.1,10,99999999999,300\n") ==
          "line 3: not a radius in metres");
}

TEST_CASE("a table without header or rows, or with a place twice, is refused") {
    CHECK_THAT(problem_of("E8,51.5,-0.1,10,200,300\n"), Contains("line 1: the header is not"));
    CHECK(problem_of("") == "holds no places");
    CHECK(problem_of(head) == "holds no places");
    CHECK(problem_of(head + "E8,51.5,-0.1,10,200,300\nE8,51.6,-0.1,10,200,300\n") ==
          "a place is there twice");
}

TEST_CASE("a file that is not there is named") {
    const std::filesystem::path nowhere{"/nowhere/postcodes.csv"};
    CHECK_THROWS_WITH(PostcodeTable{nowhere}, Contains("/nowhere/postcodes.csv: cannot be read"));
}

TEST_CASE(
    "a place in degrees is near the sector whose centre is nearest, and far from all at sea") {
    CHECK(britain().sector_near(51.545601, -0.055302) == "E8 1");
    CHECK(britain().sector_near(51.5420, -0.0664) == "E8 3");
    CHECK(britain().sector_near(55.9533, -3.1883).starts_with("EH"));
    CHECK(britain().sector_near(50.0, -4.0).empty());
    CHECK(britain().sector_near(90.0, 180.0).empty());
    CHECK(britain().sector_near(-90.0, 0.0).empty());
}
