#include "shell/app/provider_desk.hpp"

#include <algorithm>
#include <utility>

#include "shell/app/cases.hpp"
#include "shell/app/typed.hpp"

namespace voucher::app {
namespace {

using policy::Pack;
using policy::Scoped;

std::size_t own_facts(const Pack& pack) { return pack.provider.contracts ? pack.provider.contracts->provider_facts : 0; }

const policy::Fact* fact_at(const Pack& pack, const provider::At& at) {
    if (!pack.provider.contracts) return nullptr;
    const std::size_t index = at.fact + (at.contract.empty() ? 0 : own_facts(pack));
    return index < pack.provider.contracts->facts.size() ? &pack.provider.contracts->facts[index] : nullptr;
}

auto find(auto& input, std::string_view id) {
    return std::ranges::find_if(input.contracts, [&](const auto& contract) { return contract->id == id; });
}

/// Changes one contract: the steps of undo keep the one that was.
void change(ProviderInput& input, std::string_view id, auto how) {
    const auto contract = find(input, id);
    if (contract == input.contracts.end()) return;
    auto changed = std::make_shared<ContractInput>(**contract);
    how(*changed);
    *contract = std::move(changed);
}

void change(ProviderInput& input, const Pack& pack, const provider::At& at, auto how) {
    if (fact_at(pack, at) == nullptr) return;
    if (at.contract.empty()) {
        input.facts.resize(own_facts(pack));
        how(input.facts[at.fact]);
    } else {
        change(input, at.contract, [&](ContractInput& contract) { how(contract.facts[at.fact]); });
    }
}

std::string free_id(const ProviderInput& input) {
    std::set<std::string> used;
    for (const auto& contract : input.contracts) used.insert(contract->id);
    std::size_t number = 1;
    while (used.contains("c" + std::to_string(number))) ++number;
    return "c" + std::to_string(number);
}

Entry typed_money(const std::string& text, bool commit) { return {.text = commit ? normalised_money(text) : text, .editing = !commit}; }

std::optional<Money> amount_of(const Entry& entry, const char* key, batch::ContractsFile& file) {
    const Reading reading = read_money(entry.text);
    if (!reading.error.empty()) file.not_understood[key] = entry.text;
    return reading.value.known ? std::optional(Money::from_fen(reading.value.number)) : std::nullopt;
}

Entry entry_of_amount(const std::optional<Money>& amount, const char* key, const batch::ContractsFile& file) {
    const auto typed = file.not_understood.find(key);
    if (typed != file.not_understood.end()) return {.text = typed->second};
    return {.text = amount ? normalised_money(amount->to_string()) : std::string()};
}

bool is_empty(const ProviderInput& input) { return input == ProviderInput{}; }

}  // namespace

bool operator==(const ProviderInput& a, const ProviderInput& b) {
    const auto same = [](const auto& x, const auto& y) { return x == y || *x == *y; };
    return a.name == b.name && a.facts == b.facts && a.next == b.next && a.served == b.served && a.duties == b.duties && std::ranges::equal(a.contracts, b.contracts, same);
}

std::string field_of_provider(const ProviderIntent& what) {
    const auto place = [](const provider::At& at) { return "contract " + at.contract + " " + std::to_string(at.fact); };
    return std::visit(Cases{
                          [](const provider::TypeName&) { return std::string("provider name"); },
                          [&](const provider::Type& a) { return place(a.at); },
                          [](const provider::TypeWords& a) { return "contract " + a.contract + (a.user ? " user" : " service"); },
                          [](const provider::TypeNext&) { return std::string("next contract"); },
                          [](const provider::TypeServed&) { return std::string("served"); },
                          [](const auto&) { return std::string(); },
                      },
                      what);
}

void rewrite_days(ProviderInput& input, const Pack& pack, Language language) {
    if (!pack.provider.contracts) return;
    for (std::size_t i = own_facts(pack); i < pack.provider.contracts->facts.size(); ++i) {
        const policy::Fact& fact = pack.provider.contracts->facts[i];
        if (fact.type != policy::Type::date) continue;
        for (std::size_t n = 0; n < input.contracts.size(); ++n) {
            const std::string& text = input.contracts[n]->facts[i - own_facts(pack)].text;
            std::string now = normalised(fact, text, language);
            if (now == text) continue;
            change(input, input.contracts[n]->id, [&](ContractInput& contract) { contract.facts[i - own_facts(pack)].text = std::move(now); });
        }
    }
}

void reduce_provider(State& state, const ProviderIntent& what, const Pack& pack) {
    ProviderInput& input = state.provider;
    const auto show = [&](std::string id) { state.provider_page.opened = std::move(id); };
    const auto at_own = [&] { state.open["provider"] = true; };  // nothing folds while one is answering in it
    std::visit(
        Cases{
            [&](const provider::TypeName& a) {
                at_own();
                input.name = a.text;
            },
            [&](const provider::Answer& a) {
                if (a.at.contract.empty()) at_own();
                change(input, pack, a.at, [&](Entry& entry) { entry = {.answer = a.answer}; });
            },
            [&](const provider::Pick& a) {
                if (a.at.contract.empty()) at_own();
                change(input, pack, a.at, [&](Entry& entry) { entry = {.answer = a.unsure ? ui::Answer::unsure : ui::Answer::none, .option = a.unsure ? -1 : a.option}; });
            },
            [&](const provider::Type& a) {
                change(input, pack, a.at, [&](Entry& entry) {
                    entry = {.text = a.commit ? normalised(*fact_at(pack, a.at), a.text, state.language) : a.text, .editing = !a.commit};
                });
            },
            [&](const provider::TypeWords& a) { change(input, a.contract, [&](ContractInput& contract) { (a.user ? contract.user : contract.service) = a.text; }); },
            [&](const provider::TypeNext& a) { input.next = typed_money(a.text, a.commit); },
            [&](const provider::TypeServed& a) { input.served = typed_money(a.text, a.commit); },
            [&](const provider::Tick& a) {
                if (a.ticked) input.duties.insert(a.duty);
                else input.duties.erase(a.duty);
            },
            [&](const provider::Add&) {
                if (!pack.provider.contracts || input.contracts.size() >= assess::most_contracts) return;
                const std::size_t facts = pack.provider.contracts->facts.size() - own_facts(pack);
                input.contracts.push_back(std::make_shared<const ContractInput>(ContractInput{free_id(input), {}, {}, std::vector<Entry>(facts)}));
                show(input.contracts.back()->id);
                state.open.erase("provider");
            },
            [&](const provider::Copy& a) {
                const auto from = find(input, a.contract);
                if (from == input.contracts.end() || input.contracts.size() >= assess::most_contracts) return;
                auto copy = std::make_shared<ContractInput>(**from);
                copy->id = free_id(input);
                show(copy->id);
                input.contracts.insert(from + 1, std::move(copy));
            },
            [&](const provider::Remove& a) {
                const auto gone = find(input, a.contract);
                if (gone == input.contracts.end()) return;
                state.toast = Toast{.message = "provider.removed", .subject = (*gone)->user, .undo = true};
                input.contracts.erase(gone);
                if (state.provider_page.opened == a.contract) show({});
            },
            [&](const provider::Show& a) { show(a.contract); },
            [](const provider::Save&) {},
            [&](const provider::Reading& a) {
                state.provider_page.file = a.file;
                state.provider_page.file_name = a.name;
                state.provider_page.findings.clear();
            },
            [&](const provider::Refuse& a) {
                state.provider_page.file = {};
                state.provider_page.findings = a.findings;
            },
            [&](const provider::Take& a) {
                if (!is_empty(input)) state.toast = Toast{.message = "provider.opened", .subject = state.provider_page.file_name, .undo = true};
                input = a.input;
                state.open.erase("provider");
                state.provider_page = {};
            },
            [&](const provider::Hide&) { state.provider_page.findings.clear(); },
        },
        what);
}

// ── The file ────────────────────────────────────────────────────────────────────────────────────────────────────────

batch::ContractsFile file_of(const Pack& pack, const ProviderInput& input) {
    batch::ContractsFile file{.name = input.name, .list = assess::empty_contracts(pack), .next_contract = {}, .served_last_year = {}, .duties_done = input.duties,
                              .not_understood = {}, .contracts_not_understood = {}};
    if (!pack.provider.contracts) return file;
    const std::vector<policy::Fact>& facts = pack.provider.contracts->facts;
    const std::size_t own = own_facts(pack);
    for (std::size_t i = 0; i < input.facts.size(); ++i) file.list.provider[i] = read(facts[i], input.facts[i]).value;
    file.next_contract = amount_of(input.next, "next_contract", file);
    file.served_last_year = amount_of(input.served, "served_last_year", file);
    for (const auto& given : input.contracts) {
        assess::Contract contract = assess::empty_contract(pack, given->id);
        contract.user = given->user;
        contract.service = given->service;
        std::map<std::string, std::string> texts;
        for (std::size_t i = 0; i < given->facts.size(); ++i) {
            const Reading reading = read(facts[own + i], given->facts[i]);
            contract.facts[i] = reading.value;
            if (!reading.error.empty()) texts[facts[own + i].id] = given->facts[i].text;
        }
        file.list.contracts.push_back(std::move(contract));
        file.contracts_not_understood.push_back(std::move(texts));
    }
    return file;
}

ProviderInput input_of(const Pack& pack, const batch::ContractsFile& file, Language language) {
    ProviderInput input;
    input.name = file.name;
    input.duties = file.duties_done;
    input.next = entry_of_amount(file.next_contract, "next_contract", file);
    input.served = entry_of_amount(file.served_last_year, "served_last_year", file);
    if (!pack.provider.contracts) return input;
    const std::vector<policy::Fact>& facts = pack.provider.contracts->facts;
    const std::size_t own = own_facts(pack);
    const bool any = std::ranges::any_of(file.list.provider, &assess::FactValue::known);
    for (std::size_t i = 0; any && i < own; ++i) input.facts.push_back(entry_of(facts[i], file.list.provider[i], language));
    for (std::size_t n = 0; n < file.list.contracts.size(); ++n) {
        const assess::Contract& given = file.list.contracts[n];
        ContractInput contract{given.id, given.user, given.service, {}};
        for (std::size_t i = 0; i < given.facts.size(); ++i) {
            contract.facts.push_back(entry_of(facts[own + i], given.facts[i], language));
            const auto typed = file.contracts_not_understood[n].find(facts[own + i].id);
            if (typed != file.contracts_not_understood[n].end()) contract.facts.back() = {.text = typed->second};
        }
        input.contracts.push_back(std::make_shared<const ContractInput>(std::move(contract)));
    }
    return input;
}

std::vector<Action> ProviderDesk::begin(const State& now, const platform::PickedFile& file) {
    if (now.provider_page.file != platform::FileHandle{}) platform_.release(now.provider_page.file);
    platform_.read(file.handle, batch::most_contracts_bytes);
    return {action::Provider{provider::Reading{file.handle, file.name}}, action::Go{PageId::provider}};
}

std::vector<Action> ProviderDesk::opened(const State& now, const std::string& bytes) {
    platform_.release(now.provider_page.file);
    auto file = batch::read_contracts(bytes, pack_);
    if (!file) return {action::Provider{provider::Refuse{std::move(file.error())}}};
    return {action::Provider{provider::Take{input_of(pack_, *file, now.language)}}};
}

std::vector<Action> ProviderDesk::failed(const State& now, const std::string& reason) {
    platform_.release(now.provider_page.file);
    return {action::Provider{provider::Refuse{{{.severity = Severity::error, .code = "file_unreadable", .place = "", .found = reason, .expected = ""}}}}};
}

void ProviderDesk::save(const State& now, const Catalogue& words) {
    const std::string name = words("provider.file", {{"day", as_of(now).to_string()}});
    platform_.save(platform::save_whole(name, "application/json", batch::write_contracts(file_of(pack_, now.provider), pack_)));
}

void ProviderDesk::save_if_any(const State& now, const Catalogue& words) {
    if (!is_empty(now.provider)) save(now, words);
}

const ProviderView& ProviderDesk::view(const State& now) {
    if (seen_ && *seen_ == now.provider) return view_;
    seen_ = now.provider;
    const batch::ContractsFile file = file_of(pack_, now.provider);
    view_ = {};
    view_.list = file.list;
    view_.answer = assess::assess_contracts(pack_, view_.list);
    if (file.next_contract) {
        view_.next_amount = assess::FactValue::of(*file.next_contract);
        view_.next = assess::next_contract(pack_, view_.list, view_.answer, *file.next_contract);
    }
    if (file.served_last_year) view_.served = assess::FactValue::of(*file.served_last_year);
    view_.rewards = assess::assess_provider(pack_, {Money{}, file.served_last_year.value_or(Money{})}).reward;
    return view_;
}

}  // namespace voucher::app
