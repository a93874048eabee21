#include "config/language_file.hpp"

#include "config/language_problems.hpp"
#include "hub/understanding/understand.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/scratch.hpp"
#include "tests/fuzz/target.hpp"

#include <stdexcept>
#include <string>

// Files of languages and of emergency texts, as people write them: read and compiled, or every
// problem said with its place.
namespace fuzz {

namespace {

void compile_and_use(const config::LanguageFile& file, config::LanguageProblems& problems) {
    understanding::CompiledLexicon compiled = understanding::compile({file.words});
    std::vector<understanding::Problem> found = std::move(compiled.problems);
    const bool usable = found.empty();
    const understanding::Phrasebook phrasebook{{file.phrases}, found};
    for (understanding::Problem& problem : found) {
        require(!problem.what.empty(), "a problem says what is wrong");
        problems.add(std::move(problem));
    }
    for (const auto& [name, text] : file.phrases.phrases) {
        hub::Wording wording;
        wording.phrase = name;
        for (const std::string& gap : phrasebook.gaps("en", name))
            wording.values[gap] = "2026-11-21 14:30";
        require(!phrasebook.render(wording, "en").empty() || text.empty() ||
                    !wording.values.empty() || text.find('[') != std::string::npos,
                "a phrase says something");
    }
    if (!usable) return;
    const hub::MessageText text{"stop please, Need help tomorrow! E8 3PN"};
    understanding::understand(text, compiled.lexicon, {});
    understanding::means_stop(text, compiled.lexicon);
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const bool emergency = pieces.number(4) == 0;
    const auto file = scratch_folder() / "en.toml";
    write_file(file, pieces.rest());
    config::LanguageProblems problems;
    if (emergency) {
        for (const auto& [name, text] : config::read_emergency_file(file, problems).texts)
            require(is_plainly_utf8(name) && is_plainly_utf8(text), "emergency texts are UTF-8");
    } else {
        compile_and_use(config::read_language_file(file, problems), problems);
    }
    try {
        problems.throw_if_any();
    } catch (const std::runtime_error& all) {
        require(*all.what() != '\0', "a refusal says what is wrong");
    }
}

}  // namespace fuzz
