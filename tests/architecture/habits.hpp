#pragma once

#include "tests/architecture/tree.hpp"

#include <string>
#include <vector>

// What a file is found guilty of: each finding names file and line. Empty: nothing.
namespace architecture {

// Names that may stand in one file only, or nowhere.
std::vector<std::string> banned_words(const Source& source);
// Temporaries built by braces inside a `co_await`: g++ 12 destroys aggregates among them twice.
std::vector<std::string> braces_in_awaits(const Source& source);
// A `co_await` between the braces of an initialiser: what it gives is destroyed twice there.
std::vector<std::string> awaits_in_braces(const Source& source);
// Lambdas that capture and are coroutines, or stand inside a `co_await`: captures die with the
// lambda.
std::vector<std::string> capturing_coroutines(const Source& source);
std::vector<std::string> empty_type_names(const Source& source);

std::vector<std::string> empty_file_names(const std::string& path);
std::vector<std::string> own_machine_places(const std::string& path, const std::string& text);
// More than 400 lines of code.
std::vector<std::string> too_long(const std::string& path, const std::string& text);

}  // namespace architecture
