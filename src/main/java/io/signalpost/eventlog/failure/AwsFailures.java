package io.signalpost.eventlog.failure;

import java.time.Duration;
import java.util.Optional;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What AWS refuses as a whole, and what keeps its client from asking: no credentials, no answer, none that it can read. */
public final class AwsFailures implements FailureReader {

    private static final String SQS = "AWS.SimpleQueueService.";

    @Override
    public Optional<Failure> read(Throwable error) {
        if (error instanceof AwsServiceException refused) {
            AwsErrorDetails details = refused.awsErrorDetails();
            String code = details == null ? null : details.errorCode();
            String message = details == null ? null : details.errorMessage();
            return Optional.of(refused(code == null ? "" : code, message, refused.statusCode()));
        }
        return error instanceof SdkClientException
                ? Optional.of(new Failure(
                        FailureKind.UNAVAILABLE, null, "AWS client: " + SafeText.of(error.getMessage()), Duration.ZERO))
                : Optional.empty();
    }

    /**
     * What a batch says of one of its entries.
     *
     * @param code    decides alone: {@code SenderFault} is also said of keys and rights that are wrong
     * @param message null for none
     */
    public static AnswerException entry(String code, String message) {
        String plain = plain(code);
        return new AnswerException(Failure.of(Protocol.AWS, plain, "SQS " + plain, message));
    }

    /** By the HTTP status where that concerns every request, else by the code. */
    private static Failure refused(String code, String message, int status) {
        String plain = plain(code);
        Failure byCode =
                Failure.of(Protocol.AWS, plain, "AWS " + (plain.isEmpty() ? "HTTP " + status : plain), message);
        return Protocol.AWS
                .table()
                .kind("HTTP+" + status)
                .map(kind -> new Failure(kind, plain, byCode.text(), Duration.ZERO))
                .orElse(byCode);
    }

    private static String plain(String code) {
        return code == null ? "" : code.startsWith(SQS) ? code.substring(SQS.length()) : code;
    }
}
