#include "tests/unit/adapters/leaflet/read_back.hpp"

#include "tests/support/child.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace leaflet_test {

namespace {

// A folder with the PDF in it, gone with this object.
class Desk {
public:
    explicit Desk(const std::string& pdf) {
        std::string made = (std::filesystem::temp_directory_path() / "leaflet-XXXXXX").string();
        REQUIRE(::mkdtemp(made.data()) != nullptr);
        folder_ = made;
        std::ofstream(folder_ / "leaflet.pdf", std::ios::binary) << pdf;
    }
    ~Desk() {
        std::error_code gone_already;
        std::filesystem::remove_all(folder_, gone_already);
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    std::string run(std::vector<std::string> arguments) const {
        const std::filesystem::path said = folder_ / "said.txt";
        std::filesystem::remove(said);
        arguments.front().insert(0, "/usr/bin/");
        support::Child child{arguments, folder_.string(), said.string()};
        REQUIRE(child.ended_within(std::chrono::seconds{60}));
        std::ostringstream text;
        text << std::ifstream(said, std::ios::binary).rdbuf();
        INFO(arguments.front() << ": " << text.str());
        REQUIRE(child.exit_code() == 0);
        return text.str();
    }

private:
    std::filesystem::path folder_;
};

}  // namespace

std::string words_of(const std::string& pdf) {
    std::istringstream text{Desk{pdf}.run({"pdftotext", "leaflet.pdf", "-"})};
    std::string words;
    for (std::string word; text >> word;) words += (words.empty() ? "" : " ") + word;
    return words;
}

std::vector<std::string> codes_of(const std::string& pdf) {
    const Desk desk{pdf};
    desk.run({"pdftoppm", "-r", "150", "-png", "-singlefile", "leaflet.pdf", "picture"});
    std::istringstream lines{desk.run(
        {"zbarimg", "--nodbus", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", "picture.png"})};
    std::vector<std::string> codes;
    for (std::string line; std::getline(lines, line);) codes.push_back(line);
    return codes;
}

int pages_of(const std::string& pdf) {
    std::istringstream lines{Desk{pdf}.run({"pdfinfo", "leaflet.pdf"})};
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("Pages:", 0) == 0) return std::stoi(line.substr(6));
    }
    return 0;
}

}  // namespace leaflet_test
