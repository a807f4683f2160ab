// SPDX-License-Identifier: MIT
//! Names, numbers, lists and errors.

use std::error::Error as _;
use std::io;

use syma::{
    check_url, exit_code, has_feature, option_table, portal_schema, reasons,
    version, version_number, ErrorCode, Flags, NoticeKind, OptionType,
    OptionValue, Options, Portal, SectionKind, State, Usable,
};

#[test]
fn the_library_is_of_this_release_or_newer() {
    let numbers: Vec<u32> = version()
        .split('.')
        .map(|word| word.parse().unwrap())
        .collect();
    let number = numbers[0] << 16 | numbers[1] << 8 | numbers[2];
    assert_eq!(version_number(), number);
    assert!(version_number() >= syma_sys::SYMA_VERSION_NUMBER);
    assert!(!has_feature("no such feature"));
    assert!(!has_feature("tls\0"));
}

#[test]
fn names_lead_there_and_back() {
    for state in [
        State::Unknown,
        State::Up,
        State::Degraded,
        State::Maintenance,
        State::Down,
    ] {
        assert_eq!(state.to_string().parse(), Ok(state));
        assert_eq!(State::from_raw(state.to_raw()), state);
    }
    for kind in [
        SectionKind::Generic,
        SectionKind::Login,
        SectionKind::Account,
        SectionKind::Activation,
    ] {
        assert_eq!(kind.name().unwrap().parse(), Ok(kind));
    }
    assert_eq!(Usable::Partly.to_string(), "partly");
    let error = "Up".parse::<State>().unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
    let error = "login\0".parse::<SectionKind>().unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
}

#[test]
fn numbers_of_a_newer_library_come_through() {
    assert_eq!(State::from_raw(99), State::Unrecognized(99));
    assert_eq!(State::Unrecognized(99).to_raw(), 99);
    assert_eq!(State::Unrecognized(99).name(), None);
    assert_eq!(State::Unrecognized(99).to_string(), "99");
    assert_eq!(Usable::from_raw(-1), Usable::Unrecognized(-1));
    assert_eq!(NoticeKind::from_raw(0), NoticeKind::Unrecognized(0));
    assert_eq!(ErrorCode::from_raw(-99).name(), None);
    assert!(!ErrorCode::from_raw(-99).meaning().is_empty());
    let kind = SectionKind::from_raw(99);
    let error = check_url("http://a.example/", kind, None, None).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
}

#[test]
fn flags_are_a_set() {
    let flags = Flags::WARN | Flags::CAPTCHA | Flags::from_bits(1 << 30);
    assert!(flags.contains(Flags::WARN) && !flags.contains(Flags::DRIFT));
    assert!(!flags.contains(Flags::WARN | Flags::DRIFT));
    assert_eq!(flags.to_string(), "warn captcha 1073741824");
    assert_eq!(flags.iter().count(), 3);
    assert_eq!(flags.name(), None);
    assert_eq!(Flags::FLAPPING.name(), Some("flapping"));
    assert!(Flags::default().is_empty() && Flags::NONE.is_empty());
}

#[test]
fn exit_codes() {
    let code = |state, flags| exit_code(state, Usable::No, flags, 0);
    assert_eq!(code(State::Up, Flags::WARN), Ok(1));
    assert_eq!(code(State::Maintenance, Flags::NONE), Ok(0));
    assert_eq!(code(State::Maintenance, Flags::OVERDUE), Ok(2));
    assert_eq!(code(State::Unrecognized(99), Flags::NONE), Ok(3));
    let error = exit_code(State::Up, Usable::Yes, Flags::NONE, 3).unwrap_err();
    assert_eq!(error.name(), Some("SYMA_EINVAL"));
}

#[test]
fn reasons_are_listed() {
    assert!(reasons().len() > 40);
    assert!(reasons().all(|reason| !reason.help.is_empty()));
    assert!(reasons().any(|reason| reason.name == "page_maintenance"));
    assert!(portal_schema().contains("urn:syma:portal:1"));
}

#[test]
fn options_are_listed_with_their_defaults() {
    let options = Options::new().unwrap();
    assert_eq!(options.iter().count(), option_table().len());
    for (option, (name, value)) in option_table().zip(options.iter()) {
        assert_eq!((option.name, &option.default), (name, &value));
        assert!(!option.help.is_empty());
        match value {
            OptionValue::Int(number) => {
                assert_eq!(option.kind, OptionType::Int);
                assert!(option.bounds.contains(&number));
            }
            OptionValue::Text(_) => assert_eq!(option.kind, OptionType::Text),
        }
    }
}

#[test]
fn options_are_checked() {
    let mut options = Options::new().unwrap();
    let mut refused = |key: &str, value: OptionValue| {
        options.set(key, value).map(drop).unwrap_err().code()
    };
    assert_eq!(refused("no_such_key", 1.into()), ErrorCode::Enotfound);
    assert_eq!(refused("timeout_ms", 0.into()), ErrorCode::Erange);
    assert_eq!(refused("timeout_ms", "1".into()), ErrorCode::Einval);
    assert_eq!(refused("user_agent", 1.into()), ErrorCode::Einval);
    assert_eq!(refused("user_agent", "a\0b".into()), ErrorCode::Einval);
    assert_eq!(refused("user_agent", "a\nb".into()), ErrorCode::Erange);
    assert_eq!(refused("proxy", "gopher://a".into()), ErrorCode::Erange);
    assert_eq!(options.get("timeout_ms").unwrap(), 30_000.into());
    assert_eq!(options.get("user_agent").unwrap(), "".into());
    assert_eq!(
        options.get("no_such_key").unwrap_err().code(),
        ErrorCode::Enotfound
    );
    options.set("user_agent", "watch/1").unwrap();
    assert_eq!(options.get("user_agent").unwrap(), "watch/1".into());
}

#[test]
fn errors_carry_code_name_and_message() {
    let mut portal = Portal::new("shop").unwrap();
    let error = portal.set_home("ftp://a.example/").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Eurl);
    assert_eq!(error.code().to_raw(), -9);
    assert_eq!(error.name(), Some("SYMA_EURL"));
    assert_ne!(error.message(), "");
    assert_eq!(error.line(), None);
    assert_eq!(error.to_string(), format!("SYMA_EURL: {}", error.message()));
    let wrapped = io::Error::from(error.clone());
    assert_eq!(wrapped.get_ref().unwrap().to_string(), error.to_string());
    assert!(error.source().is_none());
    let error = Portal::new("a\0b").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    assert!(error.message().contains("NUL"));
}
