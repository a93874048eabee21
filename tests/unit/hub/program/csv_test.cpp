#include "hub/program/csv.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using program::as_meant;
using program::defused;
using program::read_csv;
using program::write_csv;

namespace {

std::vector<std::string> there_and_back(const std::vector<std::string>& cells) {
    const auto csv = read_csv(write_csv({cells}));
    return csv.rows.size() == 1 ? csv.rows[0].cells : std::vector<std::string>{};
}

}  // namespace

TEST_CASE("what a spreadsheet would calculate gets an apostrophe, everything else is as it is") {
    CHECK(defused("=1+1") == "'=1+1");
    CHECK(defused("+447700900123") == "'+447700900123");
    CHECK(defused("-1") == "'-1");
    CHECK(defused("@SUM(A1)") == "'@SUM(A1)");
    CHECK(defused("\t=1") == "'\t=1");
    CHECK(defused("\r=1") == "'\r=1");
    CHECK(defused("  =1") == "'  =1");
    CHECK(defused("\uFF1D1") == "'\uFF1D1");
    CHECK(defused("'=1") == "''=1");
    for (const char* plain : {"", "Rosa", "O'Neil", "'t Hooft", "1-2", "a=b", "'", "07700 900123"})
        CHECK(defused(plain) == plain);
}

TEST_CASE("defusing is undone when a sheet is read") {
    for (const char* cell : {"=1", "+44", "'=1", "''@x", "'t Hooft", "Rosa", "-", "'"}) {
        INFO(cell);
        CHECK(as_meant(defused(cell)) == cell);
    }
    CHECK(there_and_back(
              {"=HYPERLINK(\"http://a.example\",\"b\")", "+447700900123", "a,b;c", "l\nm"}) ==
          std::vector<std::string>{
              "=HYPERLINK(\"http://a.example\",\"b\")", "+447700900123", "a,b;c", "l\nm"});
}

TEST_CASE("a number that a spreadsheet kept as text is read, with or without its apostrophe") {
    CHECK(read_csv("'+447700900123,x").rows.at(0).cells.at(0) == "+447700900123");
    CHECK(read_csv("\"+447700900123\",x").rows.at(0).cells.at(0) == "+447700900123");
}

TEST_CASE("a table has every cell in quotes and begins with a byte order mark") {
    CHECK(write_csv({{"a\"b", ""}, {"=c"}}) == "\xEF\xBB\xBF\"a\"\"b\",\"\"\r\n\"'=c\"\r\n");
    CHECK(write_csv({}) == "\xEF\xBB\xBF");
}

TEST_CASE("what stands behind the apostrophe of a defused cell is trimmed too") {
    const program::Csv csv = program::read_csv("name,\"' =1\",\"'\n= 2\",\"''-3\"\n");
    REQUIRE(csv.rows.size() == 1);
    CHECK(csv.rows[0].cells == std::vector<std::string>{"name", "=1", "= 2", "'-3"});
}
