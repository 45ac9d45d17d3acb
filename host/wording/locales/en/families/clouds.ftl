# What texts of cloud providers mean, and what to do. Without arguments.

# GitLab
family-gitlab-credits = The GitLab Credits of this subscription are used up, or it has none for this feature. Gateway, model and keys are not at fault.
    .fix-1 = Look at the GitLab Credits dashboard in the Customers Portal, and add credits or wait for the next period.
    .fix-2 = For a feature that should use a self-hosted model, check that one is selected: Admin > GitLab Duo > Configure models for GitLab Duo.

# AWS
family-aws-role = AWS does not let this identity assume the role: the role's trust policy does not name it. The model was not asked yet.
    .fix-1 = In the role's trust policy, allow the gateway's identity. On EKS, check the OIDC provider, the namespace, and the service account in the condition.
    .fix-2 = Run aws sts get-caller-identity in the gateway's environment to see which identity it uses.
family-aws-explicit-deny = A policy of the AWS organization or account (a service control policy or an IAM policy) denies this call. The key is right, and the AI Gateway is not at fault.
    .fix-1 = Look at the model and the region in the message. A cross-region inference profile (us., eu., global.) routes to several regions, and one forbidden region is enough: use a regional profile or model.
    .fix-2 = Otherwise have the owner of the policy allow the action for this model in all regions of the profile. An IAM allow does not override an explicit deny.
    .fix-3 = Do not change the key.
family-aws-model-access = AWS accepts the credentials, but this account has no access to this model in this region.
    .fix-1 = In the Bedrock console, in the region that is used, request or enable access to the model. Anthropic models also need the use case details.
    .fix-2 = If the message names aws-marketplace, allow aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions, or subscribe once as an administrator. Wait a few minutes.
    .fix-3 = Check the region: access is given per region.
family-aws-not-authorized = AWS knows the identity, but no policy allows it this action on this resource. The key is valid.
    .fix-1 = Allow the action in the message, usually bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream, on the ARN in the message.
    .fix-2 = For an inference profile, allow the profile's ARN and the foundation model's ARN in each of its regions.
family-aws-on-demand = This model cannot be called by its own ID, only through an inference profile.
    .fix-1 = As model identifier, enter the inference profile: bedrock/us.MODEL, bedrock/eu.MODEL or its ARN, by the region of the gateway.
    .fix-2 = aws bedrock list-inference-profiles lists the profiles of the region.
family-aws-expired-token = The temporary AWS credentials have expired.
    .fix-1 = Give the gateway new credentials and restart it. Values in AWS_SESSION_TOKEN are not renewed.
    .fix-2 = For the long run use a role (IRSA, pod identity, instance profile, task role), which renews itself.
family-aws-no-credentials = The AI Gateway has no AWS credentials, so no request reached Bedrock.
    .fix-1 = Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION in the gateway's container, or give it a role.
    .fix-2 = With a role on EC2, containers need a metadata hop limit of 2: aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-put-response-hop-limit 2
family-aws-clock = AWS rejects the request's time: the clock of the gateway's host is wrong. The key is not the problem.
    .fix-1 = Synchronize the clock of the host: timedatectl, chronyc tracking
family-aws-signature = The signature does not match: AWS_SECRET_ACCESS_KEY does not belong to the access key ID, was copied incompletely, or a proxy changes the request.
    .fix-1 = Set both values anew, without spaces or a line break at the end, and restart the gateway.
    .fix-2 = If they are right, look for a proxy that rewrites headers or the host name.
family-aws-key = AWS does not know this key: it was deleted or disabled, belongs to another partition, or a session token is missing or too many.
    .fix-1 = Check it where it is used: aws sts get-caller-identity
    .fix-2 = Temporary keys (ASIA…) need AWS_SESSION_TOKEN, permanent ones (AKIA…) must not have one. A Bedrock API key belongs in AWS_BEARER_TOKEN_BEDROCK.
family-aws-model = Bedrock has no such model in this region, or no longer has it.
    .fix-1 = Compare the identifier with aws bedrock list-foundation-models and aws bedrock list-inference-profiles in the region of the gateway.
    .fix-2 = Check the region, and the prefix of the profile: eu. works only from European regions.
    .fix-3 = A model at its end of life needs a successor.
family-aws-region = The AWS region is missing or wrong, or its Bedrock endpoint cannot be reached.
    .fix-1 = Set AWS_REGION (and AWS_DEFAULT_REGION) of the gateway to a region that has Bedrock and the model.
    .fix-2 = In a network without Internet access, create the VPC endpoint bedrock-runtime with private DNS.
family-aws-timeout = The model on Bedrock took too long; AWS ended the request.
    .fix-1 = Try again with a shorter prompt. If it stays, use a smaller model or another region.
family-aws-throttled = AWS throttles: requests or tokens per minute, or the daily quota, are used up. The setup is right.
    .fix-1 = In Service Quotas, look at Bedrock's quotas for this model and region, and request more. New accounts start very low.
    .fix-2 = A cross-region inference profile has a larger quota.
family-aws-unavailable = Bedrock itself is not ready or has no capacity for this model.
    .fix-1 = Try again later, look at the AWS Health Dashboard, or use a cross-region inference profile.

# Azure
family-azure-network = The Azure resource accepts only chosen networks, and the gateway does not come from one of them. The key is right: do not change it.
    .fix-1 = In the resource under Networking, allow the gateway's egress address (NAT gateway, firewall) or its subnet.
    .fix-2 = Or use the private endpoint: the resource's host name must resolve to the private address where the gateway runs (zone privatelink.openai.azure.com).
family-azure-key-disabled = The Azure resource accepts no API keys, only Microsoft Entra ID.
    .fix-1 = Allow local authentication on the resource, or let the gateway sign in with an identity that has the role Cognitive Services OpenAI User.
family-azure-gateway-key = Azure API Management in front of the model rejects the subscription key; Azure OpenAI was not asked.
    .fix-1 = Enter the subscription key of API Management, not the key of the Azure OpenAI resource.
    .fix-2 = Check the header that the API expects: by default Ocp-Apim-Subscription-Key, clients of Azure OpenAI send api-key.
family-azure-key = Azure rejects the key: it is wrong or missing, or it belongs to another resource than the endpoint.
    .fix-1 = Copy key and endpoint from the same resource: az cognitiveservices account keys list --name RESOURCE --resource-group GROUP
    .fix-2 = Enter both in the model's settings in GitLab.
family-azure-role = The identity is known to Azure, but has no role for the model.
    .fix-1 = Assign the role Cognitive Services OpenAI User on the resource. It takes some minutes.
family-azure-entra = Signing in to Microsoft Entra ID failed; the model was not asked.
    .fix-1 = Look the AADSTS number up: 7000215 is a wrong secret, 7000222 an expired one, 700016 a wrong application or tenant.
    .fix-2 = Check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET of the gateway.
family-azure-deployment = The Azure resource has no deployment of this name. Key and network are right.
    .fix-1 = Use the name of the deployment, not of the model: azure/DEPLOYMENT. List them: az cognitiveservices account deployment list --name RESOURCE --resource-group GROUP
    .fix-2 = A new deployment takes up to five minutes.
family-azure-api-version = The Azure API version is missing, unknown, or too old for this model.
    .fix-1 = Set the api-version that the message names, or a current one from Azure's documentation.
family-azure-operation = This deployment's model cannot do what is asked for, for example chat with an embedding model.
    .fix-1 = Deploy a chat model and enter that deployment.
family-azure-quota = Azure's limit of tokens or requests per minute of this deployment is used up. The setup is right.
    .fix-1 = Raise the deployment's tokens per minute, or request more quota for the region.
family-azure-address = Azure answers, but the path does not exist: endpoint, deployment or API version is wrong.
    .fix-1 = As endpoint enter only https://RESOURCE.openai.azure.com, without a path, and azure/DEPLOYMENT as identifier.

# Content
family-content-filter = A content filter of the provider blocked the prompt or the answer. The connection works.
    .fix-1 = Try another question. If ordinary code is blocked, relax the filter or guardrail of this deployment at the provider.

# Google
family-google-clock = Google rejects the token's time: the clock of the gateway's host is wrong.
    .fix-1 = Synchronize the clock of the host: timedatectl, chronyc tracking
family-google-credentials = The AI Gateway has no Google credentials that are valid: they are missing, expired or revoked.
    .fix-1 = Mount the service account's JSON key and set GOOGLE_APPLICATION_CREDENTIALS to its path in the container, or use workload identity.
    .fix-2 = If they are there, check that key and service account still exist: gcloud iam service-accounts keys list --iam-account ACCOUNT
family-google-key = Google rejects the API key.
    .fix-1 = Create a new key for the Gemini API and enter it. Vertex AI takes a service account instead.
family-google-api-disabled = In this Google Cloud project the API or billing is not enabled. The credentials are right.
    .fix-1 = gcloud services enable aiplatform.googleapis.com --project PROJECT
    .fix-2 = Link a billing account to the project. Both take some minutes.
family-google-policy = A policy of the Google Cloud organization (VPC Service Controls or an organization policy) forbids this. The credentials are right.
    .fix-1 = Have its owner allow the gateway's project and network in the perimeter, or the model in constraints/vertexai.allowedModels.
family-google-permission = Google knows the service account, but it may not call the model, or the resource does not exist.
    .fix-1 = gcloud projects add-iam-policy-binding PROJECT --member serviceAccount:ACCOUNT --role roles/aiplatform.user
    .fix-2 = Check project, location and model in the message.
family-google-model = Google has no such model in this project and location, or the project has no access to it.
    .fix-1 = Check the model's name and the location; many models are only in some regions or in global.
    .fix-2 = Enable models of partners (Anthropic, Mistral) in the Model Garden first.
family-google-quota = Google's quota for this model is used up, or there is no capacity at the moment. The setup is right.
    .fix-1 = Request more quota under IAM & Admin, Quotas, use another location or global, or buy provisioned throughput.
family-google-overloaded = Google's model is overloaded.
    .fix-1 = Try again later, or use another location or model.

# Anthropic
family-anthropic-key = Anthropic rejects the API key.
    .fix-1 = Create a new key in the Anthropic Console and enter it in the model's settings in GitLab.
family-anthropic-credit = The Anthropic account has no credit left. The key is right.
    .fix-1 = Add credit in the Anthropic Console under Billing.
family-anthropic-model = Anthropic has no such model, or it was retired.
    .fix-1 = Enter a current model ID: anthropic/MODEL
family-anthropic-permission = The Anthropic key is valid, but may not use this model or resource.
    .fix-1 = Check the key's workspace and its models in the Anthropic Console.
family-anthropic-rate = Anthropic's rate limit for this organization is used up. The setup is right.
    .fix-1 = Wait a minute. If it stays, request a higher tier in the Anthropic Console.
family-anthropic-overloaded = Anthropic is overloaded. It is not your setup.
    .fix-1 = Try again later and look at status.anthropic.com.

# OpenAI
family-openai-key = OpenAI itself answers and rejects the API key. If the model is your own, its address is missing: the request went to api.openai.com.
    .fix-1 = For an OpenAI-compatible server of your own, enter its URL as endpoint and custom_openai/MODEL as identifier.
    .fix-2 = For OpenAI, create a new key and enter it.
family-openai-quota = The OpenAI account has no credit or quota left. The key is right.
    .fix-1 = Add credit or raise the limit under Billing at platform.openai.com.
family-openai-rate = OpenAI's rate limit is used up. The setup is right.
    .fix-1 = Wait, or raise the usage tier of the organization.
family-openai-organization = The OpenAI key is known, but its organization may not do this: it is not verified, or is not the key's own.
    .fix-1 = Verify the organization at platform.openai.com, or use a key of the right organization.
family-openai-model = The key's project has no access to this model, or the model does not exist.
    .fix-1 = Compare the name with the list of models that this key can see: curl --header "Authorization: Bearer KEY" ENDPOINT/models
    .fix-2 = Allow the model in the project's limits.
family-country = The provider does not serve the country that the gateway's egress address belongs to.
    .fix-1 = Look at the egress address (proxy, NAT). Use a provider or a region that serves your country.
