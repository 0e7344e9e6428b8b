"""PostgreSQL's functions, as far as defaults call them."""

# provolatile = 'v' in pg_proc, or in the extension that has them: a value of its own each row.
VOLATILE = frozenset(
    """
    random random_normal setseed clock_timestamp timeofday nextval currval lastval setval
    gen_random_uuid gen_random_bytes gen_salt uuidv4 uuidv7 uuid_generate_v1 uuid_generate_v1mc
    uuid_generate_v4 pg_sleep pg_sleep_for pg_sleep_until pg_advisory_lock
    pg_try_advisory_lock lo_create lo_creat query_to_xml
    """.split()  # noqa: SIM905
)

# Immutable or stable: one value for the whole statement.
STEADY = frozenset(
    """
    now transaction_timestamp statement_timestamp current_timestamp current_time localtime
    localtimestamp current_setting current_schema current_schemas current_database version
    pg_backend_pid txid_current pg_current_xact_id session_user inet_client_addr
    age date_part date_trunc date_bin make_date make_time make_timestamp make_timestamptz
    make_interval to_timestamp to_date to_char to_number timezone justify_days justify_hours
    justify_interval isfinite
    abs ceil ceiling floor round trunc sign sqrt power exp ln log mod div greatest least pi
    degrees radians width_bucket
    lower upper initcap length char_length character_length octet_length bit_length btrim ltrim
    rtrim lpad rpad repeat replace reverse left right substr strpos split_part translate concat
    concat_ws format chr ascii md5 sha224 sha256 sha384 sha512 encode decode convert convert_from
    convert_to to_hex quote_ident quote_literal quote_nullable regexp_replace regexp_matches
    regexp_match string_to_array array_to_string hashtext
    array_append array_prepend array_cat array_fill array_length array_remove array_replace
    cardinality unnest array_lower array_upper array_position
    to_json to_jsonb json_build_object json_build_array jsonb_build_object jsonb_build_array
    json_object jsonb_object row_to_json array_to_json jsonb_set jsonb_strip_nulls
    int4range int8range numrange tsrange tstzrange daterange
    to_tsvector to_tsquery plainto_tsquery setweight
    uuid_nil uuid_ns_dns uuid_ns_url uuid_ns_oid uuid_ns_x500 uuid_generate_v3 uuid_generate_v5
    hstore point box circle lseg polygon inet host network masklen set_masklen
    bool int int2 int4 int8 float4 float8 numeric text date timestamp timestamptz
    """.split()  # noqa: SIM905
)

# Words that stand before a parenthesis and call nothing.
SYNTAX = frozenset(
    """
    cast coalesce nullif case when then else and or not in any all some array row extract overlay
    position substring trim interval time is like ilike between values collate
    """.split()  # noqa: SIM905
)
