package io.signalpost.eventlog.failure;

import java.util.Map;

import static io.signalpost.eventlog.failure.FailureKind.DEAD;
import static io.signalpost.eventlog.failure.FailureKind.RETRY;
import static io.signalpost.eventlog.failure.FailureKind.RETRY_LONG;
import static io.signalpost.eventlog.failure.FailureKind.UNAVAILABLE;

/**
 * The protocols whose failures have codes, and what these mean. docs/failures.md says why. A further protocol is one more
 * constant here and one more {@link FailureReader}.
 */
public enum Protocol {
    /** Statuses other than 2xx; {@code +Retry-After} when the answer has that header. */
    HTTP(Map.of(
            UNAVAILABLE, "401 429+Retry-After 503+Retry-After",
            DEAD, "400 410 411 413 414 415 422 431",
            RETRY_LONG, "3* 4*",
            RETRY, "408 425 429 5*")),

    /** Replies to the mail itself; whatever comes before it concerns every mail. */
    SMTP(Map.of(
            UNAVAILABLE, "4* 521 530 534 535 538",
            DEAD, "5*")),

    /** SQLSTATEs. */
    SQL(Map.of(UNAVAILABLE, """
            08* 25006 26000 28* 3D000 3F000 42501 42P01 42P05 53* 55P03 57* 58* 40001 40P01
            """, DEAD, "22* 23*")),

    /** SQLite has no SQLSTATEs but these names. */
    SQLITE(Map.of(UNAVAILABLE, """
            SQLITE_BUSY* SQLITE_LOCKED* SQLITE_READONLY* SQLITE_IOERR* SQLITE_FULL SQLITE_CANTOPEN* SQLITE_PERM
            SQLITE_CORRUPT* SQLITE_NOTADB SQLITE_NOMEM
            """, DEAD, "SQLITE_CONSTRAINT* SQLITE_MISMATCH SQLITE_TOOBIG")),

    /** Error codes of SQS, S3, and of AWS as a whole, without {@code AWS.SimpleQueueService.} before them. */
    AWS(Map.of(
            UNAVAILABLE,
            """
            AccessDenied* AuthFailure* AuthorizationError* AuthorizationHeaderMalformed ExpiredToken* InvalidToken IncompleteSignature* InvalidAccessKeyId
            InvalidAddress InvalidClientTokenId InvalidSecurity InvalidSignature* MissingAuthenticationToken* NotAuthorized
            OptInRequired RequestExpired SignatureDoesNotMatch UnrecognizedClient*
            NonExistentQueue QueueDoesNotExist* QueueDeletedRecently Kms* KMS.*
            IllegalLocationConstraint* InvalidBucketName NoSuchBucket PermanentRedirect TemporaryRedirect
            BandwidthLimitExceeded LimitExceeded* OverLimit PriorRequestNotComplete ProvisionedThroughputExceeded*
            RequestLimitExceeded RequestThrottled* RequestTimeout* SlowDown Throttl* TooManyRequests*
            ServiceUnavailable* UnsupportedOperation HTTP+3* HTTP+401 HTTP+403 HTTP+404 HTTP+429 HTTP+5*
            """,
            DEAD,
            "BatchRequestTooLong InvalidAttributeValue InvalidMessageContents InvalidParameterValue",
            RETRY,
            "InternalError InternalFailure")),

    /** Errors of Kafka's protocol; {@code RETRIABLE} is any other that Kafka itself calls so. */
    KAFKA(Map.of(
            UNAVAILABLE,
            """
            RETRIABLE UNKNOWN_TOPIC_OR_PARTITION INVALID_TOPIC_EXCEPTION UNKNOWN_TOPIC_ID
            TOPIC_AUTHORIZATION_FAILED CLUSTER_AUTHORIZATION_FAILED SASL_AUTHENTICATION_FAILED UNSUPPORTED_SASL_MECHANISM
            ILLEGAL_SASL_STATE SECURITY_DISABLED
            UNSUPPORTED_VERSION UNSUPPORTED_FOR_MESSAGE_FORMAT UNSUPPORTED_COMPRESSION_TYPE INVALID_REQUIRED_ACKS
            OUT_OF_ORDER_SEQUENCE_NUMBER INVALID_PRODUCER_EPOCH UNKNOWN_PRODUCER_ID
            """,
            DEAD,
            "MESSAGE_TOO_LARGE RECORD_LIST_TOO_LARGE INVALID_RECORD INVALID_TIMESTAMP",
            RETRY,
            "UNKNOWN_SERVER_ERROR")),

    /** Reason codes of MQTT 5, and from 32000 on those of the client. */
    MQTT(Map.of(
            UNAVAILABLE,
            "32* 132 133 134 135 136 137 138 139 140 141 142 147 150 151 152 155 156 157 159 160",
            DEAD,
            "144 149 153",
            RETRY,
            "128 129 130 131")),

    /** Error conditions of AMQP 1.0, without what is before their last word, and outcomes of a message. */
    AMQP(Map.of(
            UNAVAILABLE,
            """
            not-found not-allowed unauthorized-access resource-limit-exceeded resource-locked resource-deleted illegal-state
            forced detach-forced stolen redirect transfer-limit-exceeded framing-error frame-size-too-small
            window-violation errant-link handle-in-use unattached-handle released
            """,
            DEAD,
            "decode-error invalid-field message-size-exceeded",
            RETRY,
            "failed internal-error not-implemented precondition-failed rejected modified"));

    private final FailureTable table;

    Protocol(Map<FailureKind, String> codes) {
        this.table = FailureTable.of(codes);
    }

    public FailureTable table() {
        return table;
    }

    /** {@link FailureKind#RETRY} for a code that nobody has thought of. */
    public FailureKind kind(String code) {
        return table.kind(code).orElse(RETRY);
    }
}
