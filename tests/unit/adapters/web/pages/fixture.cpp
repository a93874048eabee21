#include "tests/unit/adapters/web/pages/fixture.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace web_test {

std::string content_of(const std::string& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) throw std::runtime_error(file + " is not there");
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

const web::Wordbook& book() {
    static const web::Wordbook read = web::Wordbook::read(content_of(WORDS_FILE), "en");
    return read;
}

std::vector<std::string> stored_words() {
    std::istringstream lines{content_of(STORED_WORDS)};
    std::vector<std::string> found;
    for (std::string line; std::getline(lines, line);) found.push_back(line);
    return found;
}

SmallPages::SmallPages() {
    std::string files;
    for (const char* name :
         {"desk.js", "help.js", "ask.js", "sign_in.js", "set_up.js", "demo.js", "pages.css"}) {
        const std::string file = std::string{"assets/"} + name;
        write(file, std::string{"plain "} + name);
        write(file + ".gz", std::string{"gzip "} + name);
        write(file + ".br", std::string{"brotli "} + name);
        files += std::string{files.empty() ? "" : ","} + "\"" + name + "\":{\"file\":\"" + file +
                 R"(","type":"text/plain","integrity":"sha384-)" + name +
                 R"(","immutable":true,"packed":true,"imports":["/assets/pages.css"]})";
    }
    write("worker.js", "worker");
    files += R"(,"worker.js":{"file":"worker.js","type":"text/javascript; charset=utf-8",)"
             R"("integrity":"sha384-worker","immutable":false,"packed":false,"imports":[]})";
    write_manifest("{\"files\":{" + files + "}}");
}

void SmallPages::write(const std::string& file, const std::string& content) const {
    const std::filesystem::path path = folder_.path() / file;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << content;
}

}  // namespace web_test
