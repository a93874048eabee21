#include "hub/program/commands.hpp"
#include "hub/program/environment.hpp"

#include <csignal>
#include <exception>
#include <iostream>
#include <variant>

int main(int count, char** words) {
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const auto read = program::read_command_line(count, words);
        if (const int* code = std::get_if<int>(&read)) return *code;
        const config::Environment environment = program::environment();
        return std::visit([&](const auto& options) { return program::run(options, environment); },
                          std::get<program::Invocation>(read));
    } catch (const config::Problems& problems) {
        std::cerr << "aidhub: the settings cannot be used:\n" << problems.what() << '\n';
    } catch (const std::exception& error) {
        std::cerr << "aidhub: " << error.what() << '\n';
    }
    return 1;
}
